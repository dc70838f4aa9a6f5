import type { TFunction } from 'i18next'
import type { MarketPhase } from '../../../shared/domain/marketPhase.ts'
import type { SellableFigure } from '../../../shared/domain/sellableQuantity.ts'
import { freshFor, type Reason, type ToldInterruption } from '../../../shared/domain/sellVerdict.ts'
import { type Instant, kstTime } from '../../../shared/domain/time.ts'
import {
  auctionSeconds,
  type InterruptionPhase,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import { sharesText, signedSeconds } from '../../format/figures.ts'
import { lastedText } from '../../format/lastedText.ts'
import { skewWords, venueWords, windowTimes } from '../../format/words.ts'

/** What is so, and what follows from it or what to do. */
export interface ReasonWords {
  readonly what: string
  readonly todo: string | null
}

/** A reason that words alone can tell; a trouble has sentences of its own. */
export type WordedReason = Exclude<Reason, { readonly kind: 'trouble' }>

/** `now` in the broker's time, as every time in a reason is. `mask`: what quantities go through before they are shown. */
export function reasonWords(
  reason: WordedReason,
  now: Instant,
  t: TFunction,
  mask: (text: string) => string,
): ReasonWords {
  switch (reason.kind) {
    case 'stale':
      return both(`sell.reason.stale.${reason.cause}`, { seconds: freshFor / 1000 }, t)
    case 'interruption':
      return {
        what: interruptionTitle(reason.interruption, reason.phase, t),
        todo: interruptionEffect(reason, t),
      }
    case 'watch':
      return watchWords(reason.watch, now, t)
    case 'market-closed':
    case 'market-open':
      return marketWords(reason, t)
    case 'no-interruption':
      return { what: t('sell.reason.no-interruption.what'), todo: quietWords(reason, t) }
    default:
      return figureWords(reason, t, (shares) => mask(sharesText(shares)))
  }
}

type Told = 'no-figures' | 'not-held' | 'unread-quantity' | 'unread-figures' | 'over-selling'
type Key =
  | `sell.reason.${Told | 'nothing-sellable' | 'more-sellable-than-held' | 'clock-off' | 'sums-differ'}`
  | `sell.reason.stale.${'age' | 'time-leapt' | 'other-session' | 'cut-off'}`
  | `sell.reason.watch.${'down' | 'late' | 'unsure' | 'loading' | 'elsewhere'}`

function both(key: Key, about: Readonly<Record<string, string | number>>, t: TFunction): ReasonWords {
  return { what: t(`${key}.what`, about), todo: t(`${key}.todo`, about) }
}

type FigureReason = Exclude<
  WordedReason,
  {
    readonly kind: 'stale' | 'interruption' | 'watch' | 'market-closed' | 'market-open' | 'no-interruption'
  }
>

function figureWords(reason: FigureReason, t: TFunction, shown: (shares: number) => string): ReasonWords {
  const key = `sell.reason.${reason.kind}` as const
  switch (reason.kind) {
    case 'unread-quantity':
    case 'unread-figures':
      return both(key, { fields: figureNames(reason.fields, t) }, t)
    case 'over-selling': {
      const { planned, sellable } = reason
      const over = shown(planned - sellable)
      return both(key, { over, planned: shown(planned), sellable: shown(sellable) }, t)
    }
    case 'nothing-sellable':
      return both(key, { held: shown(reason.held) }, t)
    case 'more-sellable-than-held':
      return both(key, { held: shown(reason.held), sellable: shown(reason.sellable) }, t)
    case 'clock-off':
      return both(key, { seconds: signedSeconds(reason.clockSkew) }, t)
    case 'sums-differ': {
      const fields = figureNames(
        reason.mismatches.map(({ figure }) => figure),
        t,
      )
      return both(key, { count: reason.mismatches.length, fields }, t)
    }
    default:
      return both(key, {}, t)
  }
}

function figureNames(fields: readonly SellableFigure[], t: TFunction): string {
  return fields.map((field) => t(`sell.figure.${field}`)).join(' · ')
}

function watchWords(
  watch: Extract<Reason, { readonly kind: 'watch' }>['watch'],
  now: Instant,
  t: TFunction,
): ReasonWords {
  const key = `sell.reason.watch.${watch.kind}` as const
  switch (watch.kind) {
    case 'down':
      return both(key, { time: kstTime(watch.since) }, t)
    case 'late':
      return both(key, { lasted: lastedText(now - watch.heardAt, t) }, t)
    case 'unsure': {
      const until = watch.gapEnd + auctionSeconds.krxLatest * 1000
      return both(key, { time: kstTime(watch.gapEnd), until: kstTime(until) }, t)
    }
    case 'elsewhere':
      return both(key, { environment: t(`environment.${watch.environment}Data`) }, t)
    case 'loading':
      return both(key, {}, t)
  }
}

function quietWords(
  { today, lastRelease }: Extract<Reason, { readonly kind: 'no-interruption' }>,
  t: TFunction,
): string {
  if (today === 0) return t('sell.reason.no-interruption.none')
  const count = t('sell.reason.no-interruption.today', { count: today })
  if (lastRelease === null) return count
  return `${count} · ${t('sell.reason.no-interruption.release', { time: kstTime(lastRelease) })}`
}

function marketWords(
  reason: Extract<Reason, { readonly kind: 'market-closed' | 'market-open' }>,
  t: TFunction,
): ReasonWords {
  if (reason.kind === 'market-open') {
    const open = reason.phases
      .filter(({ trading }) => trading !== 'none')
      .map((phase) => phaseWords(phase, t))
    const skew = t('sell.reason.market-open.skew', { skew: skewWords(reason.clockSkew, t) })
    return { what: [...open, skew].join(' · '), todo: null }
  }
  const closed = reason.phases.filter(({ trading }) => trading === 'none')
  const [only] = closed
  const what =
    only && closed.length === 1
      ? t('sell.reason.market-closed.some', { venue: t(`venue.${only.venue}`) })
      : t('sell.reason.market-closed.what')
  return { what, todo: [...closed.map((phase) => phaseUntil(phase, t)), ...dayWords(closed, t)].join(' · ') }
}

function phaseWords({ venue, name }: MarketPhase, t: TFunction): string {
  return t('sell.phaseAt', { venue: t(`venue.${venue}`), phase: t(`sell.phase.${name}`) })
}

function phaseUntil({ venue, name, until }: MarketPhase, t: TFunction): string {
  const words = {
    venue: t(`venue.${venue}`),
    phase: t(`sell.phase.${name}`),
    until: kstTime(until).slice(0, 5),
  }
  return t('sell.phaseUntil', words)
}

function dayWords([first]: readonly MarketPhase[], t: TFunction): readonly string[] {
  if (!first) return []
  const { kind, certain } = first.day
  if (kind !== 'trading-day') return [t(`sell.day.${kind}`)]
  return certain ? [] : [t('sell.day.unsure')]
}

export function interruptionTitle(
  { kind }: VolatilityInterruption,
  phase: InterruptionPhase,
  t: TFunction,
): string {
  const about = { kind: t(`kind.${kind}`) }
  switch (phase) {
    case 'auction':
    case 'window':
      return t('sell.vi.running', about)
    case 'released':
      return t('state.released')
    default:
      return t(`sell.vi.${phase}`, about)
  }
}

/** When trading goes on, and where it does not until then. */
export function interruptionEffect({ interruption, phase, cut }: ToldInterruption, t: TFunction): string {
  const venues = venueWords(interruption, t)
  if (cut !== null) return `${t('sell.vi.cut', { time: kstTime(cut).slice(0, 5) })} · ${venues}`
  const window = windowTimes(interruption)
  const fixed = !window.includes('–')
  const running = phase === 'auction' || phase === 'window'
  const what = running ? (fixed ? 'halt' : 'auction') : 'over'
  return `${t(`sell.vi.${what}`, { window })} · ${venues}`
}
