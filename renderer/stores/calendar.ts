import { type TradingCalendar, unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { CalendarStatus } from '../../shared/domain/tradingCalendar.ts'
import { createLatestStore, type LatestStore } from './latest.ts'

/** Which days are known; `null` until Vigil has told, when only the weekly round is. */
export type CalendarStore = LatestStore<CalendarStatus>

export function createCalendarStore(): CalendarStore {
  return createLatestStore<CalendarStatus>()
}

/** The days of the real market: of a simulated one only what the user set is true. */
export function realCalendar(status: CalendarStatus | null): TradingCalendar {
  if (status === null || status.source === 'broker') return status ?? unknownCalendar
  return { ...unknownCalendar, shifts: status.shifts }
}
