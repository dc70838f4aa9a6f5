import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { tradingDay } from '../../shared/domain/marketHours.ts'
import { phaseAt, type TradingCalendar, unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { kstDate } from '../../shared/domain/time.ts'

const venue = fc.constantFrom('KRX', 'NXT')
const day = 24 * 3_600_000

/** A Korean wall clock. 2026-11-20 is a Friday. */
const at = (time: string, date = '2026-11-20') => Date.parse(`${date}T${time}+09:00`)

const named = (time: string, which: 'KRX' | 'NXT', calendar: TradingCalendar = unknownCalendar) => {
  const { name, trading } = phaseAt(which, at(time), calendar)
  return `${name} ${trading}`
}

afterEach(() => {
  vi.unstubAllEnvs()
})

test.each([
  ['KRX', '08:30:00', 'closed none', 'opening-auction auction'],
  ['KRX', '09:00:00', 'opening-auction auction', 'regular continuous'],
  ['KRX', '15:20:00', 'regular continuous', 'closing-auction auction'],
  ['KRX', '15:30:00', 'closing-auction auction', 'pause none'],
  ['KRX', '15:40:00', 'pause none', 'closing-price continuous'],
  ['KRX', '16:00:00', 'closing-price continuous', 'after-market continuous'],
  ['KRX', '20:00:00', 'after-market continuous', 'closed none'],
  ['NXT', '08:00:00', 'closed none', 'pre-market continuous'],
  ['NXT', '08:50:00', 'pre-market continuous', 'pause none'],
  ['NXT', '09:00:30', 'pause none', 'regular continuous'],
  ['NXT', '15:20:00', 'regular continuous', 'pause none'],
  ['NXT', '15:30:00', 'pause none', 'after-market auction'],
  ['NXT', '15:40:00', 'after-market auction', 'after-market continuous'],
  ['NXT', '20:00:00', 'after-market continuous', 'closed none'],
] as const)('at %s %s turns from %s to %s', (which, time, before, after) => {
  const { name, trading } = phaseAt(which, at(time) - 1, unknownCalendar)
  expect(`${name} ${trading}`).toBe(before)
  expect(named(time, which)).toBe(after)
})

/** A few days of their own around 2026-11-20, never a whole week without trading. */
const calendars: fc.Arbitrary<TradingCalendar> = fc
  .record({
    closed: fc.array(fc.nat(30), { maxLength: 3 }),
    open: fc.array(fc.nat(30), { maxLength: 3 }),
    later: fc.array(fc.tuple(fc.nat(30), fc.constantFrom(60, 30)), { maxLength: 3 }),
  })
  .map(({ closed, open, later }) => {
    const dated = (offset: number) => kstDate(at('00:00:00') + (offset - 15) * day)
    return {
      days: Object.fromEntries([
        ...closed.map((offset) => [dated(offset), 'closed']),
        ...open.map((offset) => [dated(offset), 'open']),
      ]),
      later: Object.fromEntries(later.map(([offset, minutes]) => [dated(offset), minutes])),
    }
  })

const moments = fc.integer({ min: at('00:00:00') - 12 * day, max: at('00:00:00') + 12 * day })

test('every moment lies in one phase of a venue, and one phase ends where the next begins', () => {
  fc.assert(
    fc.property(venue, moments, calendars, (which, now, calendar) => {
      const phase = phaseAt(which, now, calendar)
      expect(phase.from <= now && now < phase.until).toBe(true)
      const { day: _, ...same } = phase
      expect(phaseAt(which, phase.from, calendar)).toMatchObject(same)
      expect(phaseAt(which, phase.until - 1, calendar)).toMatchObject(same)
      expect(phaseAt(which, phase.until, calendar).from).toBe(phase.until)
      expect(phaseAt(which, phase.from - 1, calendar).until).toBe(phase.from)
    }),
  )
})

test('the hours are Korea’s, whatever the zone of this PC', () => {
  for (const zone of ['UTC', 'America/New_York', 'Asia/Seoul', 'Pacific/Kiritimati', 'Asia/Kolkata']) {
    vi.stubEnv('TZ', zone)
    expect(named('09:00:00', 'KRX'), zone).toBe('regular continuous')
    expect(phaseAt('KRX', at('00:30:00', '2026-11-21'), unknownCalendar).day.kind, zone).toBe('weekend')
    expect(phaseAt('KRX', at('23:30:00', '2026-11-22'), unknownCalendar).day.kind, zone).toBe('weekend')
    expect(phaseAt('KRX', at('00:30:00', '2026-11-23'), unknownCalendar).day.kind, zone).toBe('trading-day')
  }
})

test('over a weekend a venue is closed from Friday’s end to Monday’s opening, and that is certain', () => {
  expect(phaseAt('KRX', at('12:00:00', '2026-11-21'), unknownCalendar)).toEqual({
    venue: 'KRX',
    name: 'closed',
    trading: 'none',
    from: at('20:00:00'),
    until: at('08:30:00', '2026-11-23'),
    day: { kind: 'weekend', certain: true },
  })
})

test('a weekday that no list names may be a holiday, and says so', () => {
  expect(phaseAt('KRX', at('10:00:00'), unknownCalendar).day).toEqual({ kind: 'trading-day', certain: false })
  const open: TradingCalendar = { days: { '20261120': 'open' }, later: {} }
  expect(phaseAt('KRX', at('10:00:00'), open).day).toEqual({ kind: 'trading-day', certain: true })
})

test('a listed holiday is closed, and a listed opening is open on a Saturday too', () => {
  const calendar: TradingCalendar = { days: { '20261120': 'closed', '20261121': 'open' }, later: {} }
  expect(phaseAt('KRX', at('10:00:00'), calendar)).toMatchObject({
    name: 'closed',
    from: at('20:00:00', '2026-11-19'),
    until: at('08:30:00', '2026-11-21'),
    day: { kind: 'holiday', certain: true },
  })
  expect(phaseAt('NXT', at('10:00:00', '2026-11-21'), calendar)).toMatchObject({
    name: 'regular',
    day: { kind: 'trading-day', certain: true },
  })
})

test('on a day that starts later all phases come later', () => {
  const calendar: TradingCalendar = { days: {}, later: { '20261120': 60 } }
  expect(named('09:59:59', 'KRX', calendar)).toBe('opening-auction auction')
  expect(named('10:00:00', 'KRX', calendar)).toBe('regular continuous')
  expect(named('10:00:29', 'NXT', calendar)).toBe('pause none')
})

test('when no opening is known within a week, none is promised later than that', () => {
  const dates = Array.from({ length: 40 }, (_, offset) => kstDate(at('00:00:00') + (offset - 20) * day))
  const closed: TradingCalendar = {
    days: Object.fromEntries(dates.map((date) => [date, 'closed'])),
    later: {},
  }
  const now = at('10:00:00')
  const phase = phaseAt('KRX', now, closed)
  expect(phase.name).toBe('closed')
  expect(phase.from <= now && now < phase.until && phase.until <= now + 7 * day).toBe(true)
})

test('the trading day lasts from the first venue’s opening to the last one’s end', () => {
  expect(tradingDay).toEqual({ from: 8 * 60, until: 20 * 60 })
  fc.assert(
    fc.property(venue, fc.nat(day - 1), (which, offset) => {
      const minutes = offset / 60_000
      const within = minutes >= tradingDay.from && minutes < tradingDay.until
      const { trading } = phaseAt(which, at('00:00:00') + offset, unknownCalendar)
      expect(trading === 'none' || within).toBe(true)
    }),
  )
})
