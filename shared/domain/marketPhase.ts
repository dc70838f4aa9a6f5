import { marketHours } from './marketHours.ts'
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
  /** Of a closed venue: the next opening that is known, and no more than a week ahead. */
  readonly until: Instant
  /** The day of the moment asked about. `certain: false`: holidays of this day are not known here. */
  readonly day: { readonly kind: 'trading-day' | 'weekend' | 'holiday'; readonly certain: boolean }
}

/** Days that differ from the weekly round. */
export interface TradingCalendar {
  /** Days known to be open or closed, from an exchange's or a broker's own list. */
  readonly days: Readonly<Record<KstDate, 'open' | 'closed'>>
  /** Minutes by which all phases of a day come later: the first trading day of a year, the day of the 수능. */
  readonly later: Readonly<Record<KstDate, number>>
}

export const unknownCalendar: TradingCalendar = { days: {}, later: {} }

type Day = MarketPhase['day']
type Running = Omit<MarketPhase, 'venue' | 'day'>

const second = 1000
const minute = 60 * second
const oneDay = 24 * 60 * minute
/** How far a closed venue looks for its last end and its next opening. */
const daysLooked = 7

/** What a venue does at `now`, by the configured hours in Korean time, whatever the zone of this PC. */
export function phaseAt(venue: TradingVenue, now: Instant, calendar: TradingCalendar): MarketPhase {
  const today = kstDayStart(now)
  const running = phasesOf(venue, today, calendar).find(({ from, until }) => from <= now && now < until)
  return { venue, day: dayOf(today, calendar), ...(running ?? closedAt(venue, now, calendar)) }
}

/** From the last end before `now` to the next opening. */
function closedAt(venue: TradingVenue, now: Instant, calendar: TradingCalendar): Running {
  const today = kstDayStart(now)
  const around = Array.from({ length: 2 * daysLooked + 1 }, (_, at) => today + (at - daysLooked) * oneDay)
  const phases = around.flatMap((dayStart) => phasesOf(venue, dayStart, calendar))
  return {
    name: 'closed',
    trading: 'none',
    from: phases.findLast(({ until }) => until <= now)?.until ?? today - daysLooked * oneDay,
    until: phases.find(({ from }) => from > now)?.from ?? today + daysLooked * oneDay,
  }
}

/** The phases of one day in their order; none on a day without trading. */
function phasesOf(venue: TradingVenue, dayStart: Instant, calendar: TradingCalendar): readonly Running[] {
  if (dayOf(dayStart, calendar).kind !== 'trading-day') return []
  const { phases, until: end } = marketHours[venue]
  const zero = dayStart + (calendar.later[kstDate(dayStart)] ?? 0) * minute
  return phases.map(({ from, name, trading }, index) => ({
    name,
    trading,
    from: zero + from * second,
    until: zero + (phases[index + 1]?.from ?? end) * second,
  }))
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
