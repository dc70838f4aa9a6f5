import { marketHours, type PhaseStart } from './marketHours.ts'
import { type Instant, type KstDate, kstDate, kstDayStart, kstOffset } from './time.ts'

export type TradingVenue = 'KRX' | 'NXT'

export type PhaseName =
  | 'closed'
  | 'opening-auction'
  | 'regular'
  | 'closing-auction'
  | 'closing-price'
  | 'pre-market'
  | 'after-market'
  | 'pause'

/** What a venue does now. */
export interface MarketPhase {
  readonly venue: TradingVenue
  readonly name: PhaseName
  /**
   * `continuous`: orders are filled as they come. `auction`: orders are taken and meet at its end. `none`: no order can
   * be filled.
   */
  readonly trading: 'continuous' | 'auction' | 'none'
  readonly from: Instant
  /** Of a closed venue: the next opening; where none is known, a moment two weeks ahead. */
  readonly until: Instant
  /** The day of the moment asked about. `certain: false`: holidays of this day are not known here. */
  readonly day: { readonly kind: 'trading-day' | 'weekend' | 'holiday'; readonly certain: boolean }
}

/** Minutes, 0 to 180, by which the regular session of a day begins later and ends later. */
export interface DayShift {
  readonly opening: number
  readonly closing: number
}

/** Days that differ from the weekly round. */
export interface TradingCalendar {
  /** Days known to be open or closed, from an exchange's or a broker's own list. */
  readonly days: Readonly<Record<KstDate, 'open' | 'closed'>>
  /** The first trading day of a year, the day of the 수능. */
  readonly shifts: Readonly<Record<KstDate, DayShift>>
}

export const unknownCalendar: TradingCalendar = { days: {}, shifts: {} }

type Day = MarketPhase['day']
type Running = Omit<MarketPhase, 'venue' | 'day'>

const onTime: DayShift = { opening: 0, closing: 0 }

const second = 1000
/** In seconds, as the hours are. */
const minute = 60
const oneDay = 24 * 3_600_000
/** How far a closed venue looks for its last end and its next opening: holidays around a weekend last over a week. */
const daysLooked = 14

/** What a venue does at `now`, by the configured hours in Korean time, whatever the zone of this PC. */
export function phaseAt(venue: TradingVenue, now: Instant, calendar: TradingCalendar): MarketPhase {
  const today = kstDayStart(now)
  const running = phasesOf(venue, today, calendar).find(({ from, until }) => from <= now && now < until)
  return { venue, day: dayOf(today, calendar), ...(running ?? closedAt(venue, now, calendar)) }
}

/** From the last end before `now` to the next opening. */
function closedAt(venue: TradingVenue, now: Instant, calendar: TradingCalendar): Running {
  const phases = (dayStart: Instant) => phasesOf(venue, dayStart, calendar)
  return {
    name: 'closed',
    trading: 'none',
    from: firstFrom(now, -oneDay, (day) => phases(day).findLast(({ until }) => until <= now)?.until),
    until: firstFrom(now, oneDay, (day) => phases(day).find(({ from }) => from > now)?.from),
  }
}

/** What is found on the nearest day, today or `step` by `step` away from it; where none is, the day that was looked at last. */
function firstFrom(now: Instant, step: number, find: (dayStart: Instant) => Instant | undefined): Instant {
  const today = kstDayStart(now)
  for (let days = 0; days <= daysLooked; days++) {
    const found = find(today + days * step)
    if (found !== undefined) return found
  }
  return today + daysLooked * step
}

/** The phases of one day in their order; none on a day without trading. */
function phasesOf(venue: TradingVenue, dayStart: Instant, calendar: TradingCalendar): readonly Running[] {
  if (dayOf(dayStart, calendar).kind !== 'trading-day') return []
  const { phases, until: end } = marketHours[venue]
  const shift = calendar.shifts[kstDate(dayStart)] ?? onTime
  const starts = startsOf(phases, shift)
  return starts.map(({ from, name, trading }, index) => ({
    name,
    trading,
    from: dayStart + from * second,
    until: dayStart + (starts[index + 1]?.from ?? end) * second,
  }))
}

/**
 * What leads to the regular session moves with its opening, what follows moves with its end, and the day's own end
 * stays. On a day that opens late there is no pre-market. So it was on 2025-11-13 (수능) and 2026-01-02, by the notices
 * of both exchanges.
 */
function startsOf(phases: readonly PhaseStart[], { opening, closing }: DayShift): readonly PhaseStart[] {
  const regular = phases.findIndex(({ name }) => name === 'regular')
  const moved = phases.map((phase, index) => ({
    ...phase,
    from: phase.from + (index <= regular ? opening : closing) * minute,
  }))
  if (opening === 0) return moved
  return moved.filter(({ name }, index) => index >= regular || name === 'opening-auction')
}

function dayOf(dayStart: Instant, calendar: TradingCalendar): Day {
  const listed = calendar.days[kstDate(dayStart)]
  if (listed === 'open') return { kind: 'trading-day', certain: true }
  if (isWeekend(dayStart)) return { kind: 'weekend', certain: true }
  return listed === 'closed' ? { kind: 'holiday', certain: true } : { kind: 'trading-day', certain: false }
}

function isWeekend(dayStart: Instant): boolean {
  const weekday = new Date(dayStart + kstOffset).getUTCDay()
  return weekday === 0 || weekday === 6
}
