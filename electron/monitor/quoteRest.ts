import type { Environment } from '../../shared/domain/instrument.ts'
import { phaseAt, type TradingCalendar } from '../../shared/domain/marketPhase.ts'
import { type Instant, kstDayStart } from '../../shared/domain/time.ts'

/** The time between two sessions, in which no price can change. */
export interface QuoteRest {
  /** A price that was asked for since then is the closing one. */
  readonly since: Instant
  /** When prices may change again. */
  readonly until: Instant
}

/** The last trades are told late, and this machine's clock is off by a little, ms. */
const margin = 5 * 60_000

/** `null`: a price may change. An issue trades on both venues, and on a day that may be one of trading nobody rests. */
export function quoteRestAt(
  environment: Environment,
  now: Instant,
  calendar: TradingCalendar,
): QuoteRest | null {
  // The simulator's market never closes.
  if (environment === 'demo') return null
  const phases = (['KRX', 'NXT'] as const).map((venue) => phaseAt(venue, now, calendar))
  if (phases.some(({ name, day }) => name !== 'closed' || !day.certain)) return null
  const since = Math.max(...phases.map(({ from }) => from)) + margin
  const opening = Math.min(...phases.map(({ until }) => until))
  const isKnown = phaseAt('KRX', opening, calendar).day.certain
  const until = isKnown ? opening : kstDayStart(opening)
  return since <= now && now < until - margin ? { since, until } : null
}
