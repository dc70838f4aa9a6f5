import type { Environment } from '../../shared/domain/instrument.ts'
import type { Gap } from '../../shared/domain/link.ts'
import { phaseAt, type TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { StaticBase, Tick } from '../../shared/domain/quote.ts'
import { type Instant, kstDayStart } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

interface BaseGiven {
  /** When today's regular session began; `null`: it is not on. */
  readonly opened: Instant | null
  readonly tick: Pick<Tick, 'open' | 'tradedAt' | 'receivedAt'>
  /** Of the issue; those of another day do no harm. */
  readonly interruptions: readonly VolatilityInterruption[]
  /** When VIs may have been missed. */
  readonly gaps: readonly Pick<Gap, 'until'>[]
  /** The price of the first trade from a release on; `null`: not known. */
  readonly priceFrom: (release: Instant) => number | null
}

/**
 * What the next static VI would be measured from; `null`: not known, or a VI runs. Every VI of KRX ends in an
 * auction and so moves it, dynamic ones too.
 */
export function staticBaseOf(given: BaseGiven): StaticBase | null {
  const { opened, tick, interruptions, gaps } = given
  if (opened === null) return null
  const auction = lastAuction(interruptions, opened)
  if (auction === 'not-known') return null
  const price = auction === 'none' ? openOf(tick, opened) : given.priceFrom(auction)
  if (price === null) return null
  // What was missed before a known auction does not matter any more.
  const since = auction === 'none' ? opened : auction
  const missed = gaps.some(({ until }) => until === null || until > since)
  return { price, from: auction === 'none' ? 'open' : 'auction', sure: !missed }
}

/** When the last VI of this session was released. */
function lastAuction(
  interruptions: readonly VolatilityInterruption[],
  opened: Instant,
): Instant | 'none' | 'not-known' {
  if (interruptions.length === 0) return 'none'
  const counting = interruptions.filter((event) => venueOf(event) !== 'NXT' && isOf(event, opened))
  if (counting.length === 0) return 'none'
  // An older one that was never told as released ended before the next one began, or went on in it.
  const newest = Math.max(...counting.map(({ triggeredAt }) => triggeredAt))
  const last = counting.filter(({ triggeredAt }) => triggeredAt === newest)
  if (last.some((event) => event.releasedAt === null || venueOf(event) === 'unknown')) return 'not-known'
  return Math.max(...counting.map(({ releasedAt }) => releasedAt ?? 0))
}

/** Where it interrupted trading. NXT has no static VI, so what came over the combined feed alone may still be clear. */
function venueOf({ venues, kind }: VolatilityInterruption): 'KRX' | 'NXT' | 'unknown' {
  if (venues.includes('KRX')) return 'KRX'
  if (venues.includes('NXT')) return 'NXT'
  return kind === 'dynamic' ? 'unknown' : 'KRX'
}

/** It ended in this session, or may not have ended. */
function isOf({ triggeredAt, releasedAt }: VolatilityInterruption, opened: Instant): boolean {
  return triggeredAt >= kstDayStart(opened) && (releasedAt === null || releasedAt >= opened)
}

/** The opening price, where it was told in this session: before it, brokers tell yesterday's. */
function openOf({ open, tradedAt, receivedAt }: BaseGiven['tick'], opened: Instant): number | null {
  return receivedAt >= opened && (tradedAt === null || tradedAt >= opened) ? open : null
}

/** When the regular session of KRX that is on now began; `null`: none is. */
export function regularSince(
  environment: Environment,
  now: Instant,
  calendar: TradingCalendar,
): Instant | null {
  // The simulator's market never closes.
  if (environment === 'demo') return kstDayStart(now)
  const phase = phaseAt('KRX', now, calendar)
  if (phase.name === 'regular') return phase.from
  return phase.name === 'closing-auction' ? phaseAt('KRX', phase.from - 1, calendar).from : null
}
