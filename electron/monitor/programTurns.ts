import type { Venue } from '../../shared/domain/instrument.ts'
import { phaseAt, type TradingCalendar, type TradingVenue } from '../../shared/domain/marketPhase.ts'
import type { ProgramNews } from '../../shared/domain/programTrade.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Seat } from './sellDesk.ts'

export type Rest = Extract<ProgramNews, { readonly kind: 'resting' }>

interface Moment {
  readonly seat: Seat
  readonly venue: Venue
  readonly calendar: TradingCalendar
  readonly now: Instant
}

/** Why nobody is asked now; `null`: there is somebody to ask, and something may have changed. */
export function restOf({ seat, venue, calendar, now }: Moment): Rest | null {
  const { broker, status } = seat
  if (status.standing === 'ready' && status.environment === 'mock' && !broker?.programTrade)
    return { kind: 'resting', reason: 'not-in-mock', resumesAt: null }
  if (status.standing !== 'ready' || !broker?.programTrade)
    return { kind: 'resting', reason: 'no-session', resumesAt: null }
  // The simulator's market never closes.
  if (status.environment === 'demo') return null
  const phases = venuesOf[venue].map((one) => phaseAt(one, now, calendar))
  if (phases.some(({ trading }) => trading !== 'none')) return null
  const resumesAt = Math.min(...phases.map(({ until }) => until))
  return { kind: 'resting', reason: 'market-closed', resumesAt }
}

const venuesOf: Readonly<Record<Venue, readonly TradingVenue[]>> = {
  KRX: ['KRX'],
  NXT: ['NXT'],
  combined: ['KRX', 'NXT'],
}

export function sameRest(a: Rest | null, b: Rest | null): boolean {
  return a?.reason === b?.reason && a?.resumesAt === b?.resumesAt
}

/**
 * When the turn after the present one comes; `null`: the turn at `due` has not come yet. Turns lie on a grid however
 * late each is taken. Turns that were slept through are not made up for: one is taken, and a new grid begins.
 */
export function nextTurn(due: Instant, now: Instant, period: number): Instant | null {
  const late = now - due
  // A turn that lies further ahead than a period was set on a clock that has been put back since.
  if (late < 0 && late >= -period) return null
  return late >= 0 && late < period ? due + period : now + period
}
