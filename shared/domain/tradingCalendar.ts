import { z } from 'zod'
import { Environment } from './instrument.ts'
import type { TradingCalendar } from './marketPhase.ts'
import { KstDate } from './time.ts'
import { Trouble } from './trouble.ts'

/** A day of this century that the calendar has: not the 30th of February. */
const CalendarDate = KstDate.refine(isOnCalendar)

const ShiftMinutes = z.int().min(0).max(180)

/** A day on which trading begins or ends later, as the exchange announced it; minutes. */
export const MarketShift = z.object({
  date: CalendarDate,
  opening: ShiftMinutes,
  closing: ShiftMinutes,
})
export type MarketShift = z.infer<typeof MarketShift>

/** How many late days may be listed. */
export const mostShifts = 20

export const TradingDays = z.record(KstDate, z.enum(['open', 'closed']))
export type TradingDays = Readonly<z.infer<typeof TradingDays>>

/** A broker's list of days as it is kept between two starts. */
export const KeptCalendar = z.object({
  /** Whose market it is: a demo's days are not the exchange's. */
  environment: Environment,
  askedOn: KstDate,
  days: TradingDays,
})
export type KeptCalendar = z.infer<typeof KeptCalendar>

/** What is known of the days; a `TradingCalendar` for the phases. */
export const CalendarStatus = z.object({
  days: TradingDays,
  shifts: z.record(KstDate, MarketShift.pick({ opening: true, closing: true })),
  /** The Korean day on which the broker told `days`; `null`: it has not. */
  askedOn: KstDate.nullable(),
  /** `demo`: the simulator's days, which are not the exchange's. */
  source: z.enum(['broker', 'demo', 'none']),
  /** Why the days have not been told today; `null`: they have, or nobody has tried yet. */
  trouble: Trouble.nullable(),
})
export type CalendarStatus = z.infer<typeof CalendarStatus>

/** The user's list of late days by their dates; of two for one day the later counts. */
export function shiftsByDate(shifts: readonly MarketShift[]): TradingCalendar['shifts'] {
  return Object.fromEntries(shifts.map(({ date, opening, closing }) => [date, { opening, closing }]))
}

function isOnCalendar(date: string): boolean {
  const month = Number(date.slice(4, 6))
  const day = Number(date.slice(6))
  const read = new Date(Date.UTC(Number(date.slice(0, 4)), month - 1, day))
  return date.startsWith('20') && read.getUTCMonth() === month - 1 && read.getUTCDate() === day
}
