import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { tradingDay } from '../../shared/domain/marketHours.ts'
import { phaseAt, type TradingCalendar, unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { kstDate, kstTime } from '../../shared/domain/time.ts'

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

const minutes = fc.integer({ min: 0, max: 180 })

/** A few days of their own around 2026-11-20. */
const calendars: fc.Arbitrary<TradingCalendar> = fc
  .record({
    closed: fc.array(fc.nat(30), { maxLength: 3 }),
    open: fc.array(fc.nat(30), { maxLength: 3 }),
    shifts: fc.array(fc.tuple(fc.nat(30), fc.record({ opening: minutes, closing: minutes })), {
      maxLength: 10,
    }),
  })
  .map(({ closed, open, shifts }) => {
    const dated = (offset: number) => kstDate(at('00:00:00') + (offset - 15) * day)
    return {
      days: Object.fromEntries([
        ...closed.map((offset) => [dated(offset), 'closed']),
        ...open.map((offset) => [dated(offset), 'open']),
      ]),
      shifts: Object.fromEntries(shifts.map(([offset, shift]) => [dated(offset), shift])),
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
  const open: TradingCalendar = { days: { '20261120': 'open' }, shifts: {} }
  expect(phaseAt('KRX', at('10:00:00'), open).day).toEqual({ kind: 'trading-day', certain: true })
})

test('a listed holiday is closed, and a listed opening is open on a Saturday too', () => {
  const calendar: TradingCalendar = { days: { '20261120': 'closed', '20261121': 'open' }, shifts: {} }
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

/** Where each phase of a day begins, and the day ends. */
const startsOn = (which: 'KRX' | 'NXT', calendar: TradingCalendar) => {
  const starts: string[] = []
  for (let phase = phaseAt(which, at('05:00:00'), calendar); starts.length < 9; ) {
    phase = phaseAt(which, phase.until, calendar)
    starts.push(`${kstTime(phase.from)} ${phase.name}`)
    if (phase.name === 'closed') return starts
  }
  throw new Error('The day does not end.')
}

const shiftedBy = (opening: number, closing: number): TradingCalendar => ({
  days: { '20261120': 'open' },
  shifts: { '20261120': { opening, closing } },
})

test('on the first trading day of a year only the opening comes later, and there is no pre-market', () => {
  const calendar = shiftedBy(60, 0)
  expect(startsOn('KRX', calendar)).toEqual([
    '09:30:00 opening-auction',
    '10:00:00 regular',
    '15:20:00 closing-auction',
    '15:30:00 pause',
    '15:40:00 closing-price',
    '16:00:00 after-market',
    '20:00:00 closed',
  ])
  expect(startsOn('NXT', calendar)).toEqual([
    '10:00:30 regular',
    '15:20:00 pause',
    '15:30:00 after-market',
    '15:40:00 after-market',
    '20:00:00 closed',
  ])
})

test('on the day of the 수능 the whole regular session comes later, and the day ends as always', () => {
  const calendar = shiftedBy(60, 60)
  expect(startsOn('KRX', calendar)).toEqual([
    '09:30:00 opening-auction',
    '10:00:00 regular',
    '16:20:00 closing-auction',
    '16:30:00 pause',
    '16:40:00 closing-price',
    '17:00:00 after-market',
    '20:00:00 closed',
  ])
  expect(startsOn('NXT', calendar)).toEqual([
    '10:00:30 regular',
    '16:20:00 pause',
    '16:30:00 after-market',
    '16:40:00 after-market',
    '20:00:00 closed',
  ])
})

test('a shift is of its day alone, and makes an unlisted day no more certain', () => {
  const calendar: TradingCalendar = { days: {}, shifts: { '20261120': { opening: 60, closing: 60 } } }
  expect(phaseAt('KRX', at('09:00:00', '2026-11-19'), calendar).name).toBe('regular')
  expect(phaseAt('KRX', at('09:00:00', '2026-11-23'), calendar).name).toBe('regular')
  expect(phaseAt('KRX', at('10:00:00'), calendar).day.certain).toBe(false)
})

const closedFor = (days: number): TradingCalendar => ({
  days: Object.fromEntries(
    Array.from({ length: days }, (_, offset) => [kstDate(at('00:00:00') + offset * day), 'closed']),
  ),
  shifts: {},
})

test('a holiday of ten days ends with the opening after it', () => {
  const calendar = closedFor(10)
  expect(phaseAt('KRX', at('10:00:00'), calendar)).toMatchObject({
    from: at('20:00:00', '2026-11-19'),
    until: at('08:30:00', '2026-11-30'),
  })
})

test('when no opening is known within two weeks, none is promised later than that', () => {
  const now = at('10:00:00')
  const phase = phaseAt('KRX', now, closedFor(40))
  expect(phase.name).toBe('closed')
  expect(phase.from <= now && now < phase.until && phase.until <= now + 14 * day).toBe(true)
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
