import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regularSince, staticBaseOf } from '../../electron/monitor/staticBase.ts'
import { createTradeTrail } from '../../electron/monitor/tradeTrail.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

const minute = 60_000
const opened = tenOClock - 60 * minute
const open = { open: 50_000, tradedAt: null, receivedAt: tenOClock }

const noAuction = () => null
const baseOf = (given: Partial<Parameters<typeof staticBaseOf>[0]> = {}) =>
  staticBaseOf({
    ...{ opened, tick: open, interruptions: [], gaps: [] },
    priceFrom: noAuction,
    ...given,
  })

test('without a VI it is the opening price, as long as that is told in this session', () => {
  expect(baseOf()).toEqual({ price: 50_000, from: 'open', sure: true })
  expect(baseOf({ opened: null })).toBeNull()
  expect(baseOf({ tick: { ...open, open: null } })).toBeNull()
  expect(baseOf({ tick: { ...open, receivedAt: opened - 1 } })).toBeNull()
  expect(baseOf({ tick: { ...open, tradedAt: opened - 1 } })).toBeNull()
})

test('any VI of KRX moves it to the price of its auction; one of NXT alone does not', () => {
  const priceFrom = (release: number) => (release === tenOClock + 2 * minute ? 53_500 : null)
  for (const kind of ['static', 'dynamic', 'both'] as const)
    for (const venues of [['KRX'], ['KRX', 'combined'], ['KRX', 'NXT']] as const) {
      const running = interruption({ kind, venues })
      expect(baseOf({ interruptions: [running], priceFrom })).toBeNull()
      const released = { ...running, releasedAt: tenOClock + 2 * minute }
      const auction = { price: 53_500, from: 'auction', sure: true }
      expect(baseOf({ interruptions: [released], priceFrom })).toEqual(auction)
      expect(baseOf({ interruptions: [released] })).toBeNull()
    }
  for (const releasedAt of [null, tenOClock + 2 * minute])
    expect(
      baseOf({ interruptions: [interruption({ kind: 'dynamic', venues: ['NXT'], releasedAt })] }),
    ).toEqual({ price: 50_000, from: 'open', sure: true })
})

test('a VI that came over the combined feed alone is of KRX where NXT has none of its kind, else not known', () => {
  const releasedAt = tenOClock + 2 * minute
  const priceFrom = () => 53_500
  const alone = (kind: 'static' | 'dynamic') => interruption({ kind, venues: ['combined'], releasedAt })
  expect(baseOf({ interruptions: [alone('static')], priceFrom })).toMatchObject({ price: 53_500 })
  expect(baseOf({ interruptions: [alone('dynamic')], priceFrom })).toBeNull()
})

test('a VI of yesterday, or one that ended before the opening, does not count', () => {
  const yesterday = interruption({ triggeredAt: tenOClock - 24 * 60 * minute })
  const early = interruption({ triggeredAt: opened - 3 * minute, releasedAt: opened - minute })
  expect(baseOf({ interruptions: [yesterday, early] })).toEqual({ price: 50_000, from: 'open', sure: true })
  // One that runs into the opening does.
  const into = interruption({ triggeredAt: opened - minute, releasedAt: null })
  expect(baseOf({ interruptions: [into] })).toBeNull()
})

test('a gap since what the base is from makes it unsure; one before that does not', () => {
  const sureWith = (gaps: { until: number | null }[], given = {}) => baseOf({ gaps, ...given })?.sure
  expect(sureWith([{ until: opened }])).toBe(true)
  expect(sureWith([{ until: opened + 1 }])).toBe(false)
  expect(sureWith([{ until: null }])).toBe(false)
  const releasedAt = tenOClock + 2 * minute
  const after = { interruptions: [interruption({ releasedAt })], priceFrom: () => 53_500 }
  expect(sureWith([{ until: tenOClock }], after)).toBe(true)
  expect(sureWith([{ until: releasedAt + 1 }], after)).toBe(false)
})

test('the regular session is on from nine until half past three, closing auction and all; the demo never ends', () => {
  const day = tenOClock - 10 * 60 * minute
  const at = (hours: number, minutes = 0) => day + (hours * 60 + minutes) * minute
  for (const [moment, since] of [
    [at(8, 59), null],
    [at(9), at(9)],
    [at(15, 19), at(9)],
    [at(15, 25), at(9)],
    [at(15, 30), null],
    [at(18), null],
  ] as const)
    expect(regularSince('live', moment, unknownCalendar)).toBe(since)
  const shifts = { '20261120': { opening: 60, closing: 60 } }
  expect(regularSince('live', at(9, 30), { days: {}, shifts })).toBeNull()
  expect(regularSince('live', at(16, 25), { days: {}, shifts })).toBe(at(10))
  expect(regularSince('live', at(10), { days: { '20261120': 'closed' }, shifts: {} })).toBeNull()
  expect(regularSince('demo', at(3), unknownCalendar)).toBe(day)
})

/** VIs of one issue, one after another, and when the line was down; in seconds from the opening. */
const anySession = fc.record({
  events: fc.array(
    fc.record({
      kind: fc.constantFrom('static', 'dynamic', 'both'),
      venue: fc.constantFrom('KRX', 'NXT'),
      pause: fc.integer({ min: 1, max: 400 }),
      lasts: fc.integer({ min: 110, max: 150 }),
      isTold: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  gaps: fc.array(
    fc.record({
      from: fc.integer({ min: -300, max: 3000 }),
      lasts: fc.option(fc.integer({ min: 1, max: 500 })),
    }),
    { maxLength: 3 },
  ),
})

test('through any session it is what a walk through it second by second finds', () => {
  fc.assert(
    fc.property(anySession, ({ events, gaps }) => {
      let second = 0
      const happened = events.map(({ kind, venue, pause, lasts, isTold }, n) => {
        const from = second + pause
        second = from + lasts
        return { kind, venue, from, until: second, isTold, price: 1000 + n } as const
      })
      const until = second + 60
      // What is to come is not told.
      const past = gaps
        .filter(({ from }) => from < until)
        .map(({ from, lasts }) => ({ from, lasts: lasts !== null && from + lasts < until ? lasts : null }))
      const isDown = Array.from({ length: until }, (_, at) =>
        past.some(({ from, lasts }) => from <= at && (lasts === null || at < from + lasts)),
      )
      let walked: ReturnType<typeof baseOf> = { price: 50_000, from: 'open', sure: true }
      for (let at = 0; at < until; at++) {
        for (const event of happened.filter(({ venue }) => venue === 'KRX')) {
          if (event.from === at) walked = null
          if (event.until === at && event.isTold) walked = { price: event.price, from: 'auction', sure: true }
        }
        if (walked && isDown[at]) walked = { ...walked, sure: false }
      }
      const instant = (at: number) => opened + at * 1000
      const found = baseOf({
        gaps: past.map(({ from, lasts }) => ({
          until: lasts === null ? null : instant(from + lasts),
        })),
        interruptions: happened.map(({ kind, venue, from, until: end, isTold }) =>
          interruption({
            kind,
            venues: [venue],
            triggeredAt: instant(from),
            releasedAt: isTold ? instant(end) : null,
          }),
        ),
        priceFrom: (release) => happened.find((event) => instant(event.until) === release)?.price ?? null,
      })
      expect(found).toEqual(walked)
    }),
    { numRuns: 500 },
  )
})

/** What happens to one issue from ten o'clock on: whole seconds, as the wire tells them. */
const anyDay = fc.record({
  /** Gaps between trades in seconds, and their prices. */
  trades: fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 40 }), price: fc.integer({ min: 1, max: 99 }) }),
    { maxLength: 40 },
  ),
  release: fc.integer({ min: 0, max: 300 }),
  listensFrom: fc.integer({ min: -50, max: 350 }),
  /** How long after its moment the release is told, ms. */
  toldLate: fc.integer({ min: 0, max: 20_000 }),
})

test('the auction’s price is the first trade from the release on if that was surely heard, and else not known', () => {
  let known = 0
  const run = fc.property(anyDay, ({ trades, release, listensFrom, toldLate }) => {
    const listening = tenOClock + listensFrom * 1000
    const releasedAt = tenOClock + release * 1000
    const trail = createTradeTrail(listening)
    let at = tenOClock
    const all = trades.map(({ after, price }) => {
      at += after * 1000
      return { at, price }
    })
    const first = all.find((trade) => trade.at >= releasedAt)
    let found: number | null = null
    const toldAt = releasedAt + toldLate
    for (const [n, trade] of all.entries()) {
      if (found === null && trade.at > toldAt) found = trail.firstFrom(releasedAt)
      if (trade.at >= listening) trail.take(trade.at, trade.price, trade.at + (n % 7))
    }
    found ??= trail.firstFrom(releasedAt)
    const heard = first !== undefined && listening <= releasedAt
    if (found !== null) {
      expect(heard).toBe(true)
      expect(found).toBe(first?.price)
      known += 1
    } else if (heard) {
      // Only where the two clocks could have deceived it.
      expect(listening).toBeGreaterThan(releasedAt - 2000)
    }
  })
  fc.assert(run, { numRuns: 2000 })
  expect(known).toBeGreaterThan(100)
})

test('a trade without a time breaks the trail, and a very long one keeps no false memory', () => {
  const trail = createTradeTrail(tenOClock - minute)
  trail.take(tenOClock, 10, tenOClock)
  expect(trail.firstFrom(tenOClock)).toBe(10)
  trail.take(null, 11, tenOClock + 500)
  trail.take(tenOClock + 1000, 12, tenOClock + 1000)
  expect(trail.firstFrom(tenOClock + 1000)).toBeNull()
  for (let n = 2; n < 1000; n++) trail.take(tenOClock + n * 1000, n, tenOClock + n * 1000)
  expect(trail.firstFrom(tenOClock + 100_000)).toBeNull()
  expect(trail.firstFrom(tenOClock + 990_500)).toBe(991)
  // However many trades one second has, only its first counts, and takes room.
  for (let n = 0; n < 1000; n++) trail.take(tenOClock + minute * 60, 7 + n, tenOClock + minute * 60)
  expect(trail.firstFrom(tenOClock + 990_500)).toBe(991)
  expect(trail.firstFrom(tenOClock + minute * 60)).toBe(7)
})
