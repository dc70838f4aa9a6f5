import type { TFunction } from 'i18next'
import { type MarketPhase, phaseAt, type TradingCalendar } from '../../shared/domain/marketPhase.ts'
import { type Instant, kstDate, kstDayStart, kstTime } from '../../shared/domain/time.ts'
import { remainingText } from '../format/durations.ts'

/** What a venue does, as the top bar says it. */
export interface PhaseText {
  /** "KRX 정규장". */
  readonly what: string
  /** "15:20까지"; empty: no end is known. */
  readonly until: string
  /** "5:03:48"; empty while it is days away. */
  readonly left: string
}

const day = 86_400_000

export function phaseText(
  phase: MarketPhase,
  now: Instant,
  calendar: TradingCalendar,
  t: TFunction,
): PhaseText {
  const what = t('phase.now', { venue: t(`venue.${phase.venue}`), phase: nameOf(phase, t) })
  const isClosed = phase.name === 'closed'
  const opens = !isClosed || phaseAt(phase.venue, phase.until, calendar).name !== 'closed'
  if (!opens) return { what, until: '', left: '' }
  const time = momentOf(phase.until, now, t)
  const left = phase.until - now
  return {
    what,
    until: t(isClosed ? 'phase.opens' : 'phase.until', { time }),
    left: left < day ? remainingText(left) : '',
  }
}

function nameOf({ name, day: { kind } }: MarketPhase, t: TFunction): string {
  return name === 'closed' && kind !== 'trading-day' ? t(`phase.${kind}`) : t(`sell.phase.${name}`)
}

/** Without seconds where there are none: phases begin on the minute but for one. */
function momentOf(at: Instant, now: Instant, t: TFunction): string {
  const time = kstTime(at).replace(/:00$/, '')
  const days = Math.round((kstDayStart(at) - kstDayStart(now)) / day)
  if (days === 0) return time
  if (days === 1) return t('phase.tomorrow', { time })
  const date = kstDate(at)
  return t('phase.other', { month: Number(date.slice(4, 6)), day: Number(date.slice(6)), time })
}
