import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { createQuotePacer } from '../../renderer/panels/watch/quotePacer.ts'
import { quoteStanding } from '../../renderer/panels/watch/quoteStanding.ts'
import { ageWords, directionOfSign, planWords } from '../../renderer/panels/watch/quoteWords.ts'
import type { ClockState } from '../../renderer/stores/clock.ts'
import type { Down } from '../../renderer/stores/line.ts'
import { createQuotesStore, mergeQuotes } from '../../renderer/stores/quotes.ts'
import type { Quote, QuotePlan } from '../../shared/domain/quote.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { tenOClock } from '../support/interruptions.ts'
import { quote } from '../support/quotes.ts'

const { t } = createI18n('ko')
const day = 86_400_000

const now = { local: tenOClock, skew: 0, down: null, leapt: false }
const down = (kind: Down['kind'], since = tenOClock): Down => ({ kind, since })

test('a price is never fresh from ten seconds on, although the clock steps once a second', () => {
  const seconds = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 8500, max: 11_500 }))
  fc.assert(
    fc.property(seconds, fc.integer({ min: 0, max: 999 }), (age, sinceStep) => {
      const standing = quoteStanding(quote(), { ...now, local: tenOClock + age - sinceStep })
      if (age >= 10_000) expect(standing).not.toBe('fresh')
      if (age < 9000) expect(standing).toBe('fresh')
    }),
  )
})

test('nothing on a dead line looks fresh, however young', () => {
  for (const kind of ['closed', 'page', 'link', 'loading'] as const)
    expect(quoteStanding(quote(), { ...now, down: down(kind) })).toBe('old')
})

test('a price that was asked for after the line was lost is as old as it is', () => {
  const asked = quote({ by: 'ka10001', receivedAt: tenOClock + 1 })
  expect(quoteStanding(asked, { ...now, down: down('link') })).toBe('fresh')
  expect(quoteStanding(asked, { ...now, down: down('closed') })).toBe('old')
  expect(quoteStanding(asked, { ...now, down: down('link', tenOClock + 2) })).toBe('old')
  expect(quoteStanding(quote({ receivedAt: tenOClock + 1 }), { ...now, down: down('link') })).toBe('old')
})

test('a clock that was set back makes no price young', () => {
  expect(quoteStanding(quote(), { ...now, local: tenOClock - 60_000 })).toBe('old')
  expect(quoteStanding(quote(), { ...now, leapt: true })).toBe('old')
  expect(quoteStanding(undefined, now)).toBe('none')
})

test('a price from before midnight is old within a second of it', () => {
  const midnight = Date.UTC(2026, 10, 20, 15)
  const late = quote({ receivedAt: midnight - 500 })
  expect(quoteStanding(late, { ...now, local: midnight + 100 })).toBe('old')
})

test('an age says what it is: seconds, a delay, or the day', () => {
  const words = (ago: number, standing: 'fresh' | 'late' | 'old') =>
    ageWords(quote({ receivedAt: tenOClock - ago }), standing, { local: tenOClock, skew: 0 }, t)
  expect(words(300, 'fresh')).toBe('방금')
  expect(words(3000, 'fresh')).toBe('3초')
  expect(words(14_000, 'late')).toBe('지연 14초')
  expect(words(272_000, 'old')).toBe('지연 4:32')
  expect(words(2 * 3_600_000, 'late')).toBe('08:00')
  expect(words(day - 5.5 * 3_600_000, 'old')).toBe('어제 15:30')
})

test('a direction is what the broker says, never what the figure looks like', () => {
  expect(directionOfSign('limit-down')).toBe('down')
  expect(directionOfSign('flat')).toBe('flat')
  expect(directionOfSign(null)).toBeNull()
})

test('the plan in one line, with how often or from when on an issue is asked for', () => {
  const codes = (n: number) => Array.from({ length: n }, (_, place) => String(100_000 + place))
  const asked: QuotePlan = {
    environment: 'live',
    most: 199,
    live: codes(12),
    registering: [],
    polled: codes(30),
    pollEvery: 60_000,
    restsUntil: null,
    waiting: ['900000'],
  }
  const today = kstDayStart(tenOClock)
  expect(planWords(asked, today, t)).toBe('실시간 12 · 순번 조회 30 (60초) · 대기 1 · 한도 199 · 키움 0B')
  const resting = { ...asked, pollEvery: null, restsUntil: today + day + 8 * 3_600_000 }
  expect(planWords(resting, today, t)).toBe(
    '실시간 12 · 순번 조회 30 (장 마감, 내일 08:00부터 다시 조회) · 대기 1 · 한도 199 · 키움 0B',
  )
})

function page(codes: readonly string[]) {
  const quotes = createQuotesStore()
  const frames: (() => void)[] = []
  const clock = createStore<ClockState>(() => ({ local: tenOClock, market: tenOClock, leaps: 0 }))
  const nextFrame = (then: () => void) => frames.push(then)
  const pacer = createQuotePacer({ quotes, clock, nextFrame, afterFrame: nextFrame })
  const drawn: string[] = []
  const stops = codes.map((code) => pacer.subscribe(code, () => drawn.push(code)))
  return {
    pacer,
    drawn,
    stops,
    tell: (...told: Quote[]) => quotes.setState((state) => mergeQuotes(state, told)),
    second: (ms = 1000) => clock.setState(({ local }) => ({ local: local + ms })),
    /** The next frame; says how many rows it drew. */
    frame() {
      const before = drawn.length
      for (const then of frames.splice(0)) then()
      return drawn.length - before
    },
    waits: () => frames.length > 0,
  }
}

test('in a storm every row comes to show its latest price, and no frame draws more than a few', () => {
  const codes = Array.from({ length: 60 }, (_, n) => String(100_000 + n))
  const ticks = fc.array(fc.tuple(fc.constantFrom(...codes), fc.integer({ min: 1, max: 9 }), fc.boolean()), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(ticks, (told) => {
      const { pacer, tell, frame, waits } = page(codes)
      const latest = new Map<string, number>()
      for (const [code, price, framed] of told) {
        tell(quote({ code, price }))
        latest.set(code, price)
        if (framed) expect(frame()).toBeLessThanOrEqual(24)
      }
      for (let frames = 0; waits() && frames < 40; frames += 1) frame()
      expect(waits()).toBe(false)
      for (const code of codes) expect(pacer.shown(code)?.price).toBe(latest.get(code))
    }),
  )
})

test('who has waited longest is drawn first, with the price that came meanwhile, and a row that is gone is not', () => {
  const codes = Array.from({ length: 60 }, (_, n) => String(100_000 + n))
  const { pacer, tell, frame, drawn, stops } = page(codes)
  tell(...codes.map((code) => quote({ code, price: 1 })))
  expect(drawn).toEqual(codes.slice(0, 24))
  expect(frame()).toBe(0)
  tell(quote({ code: codes[0] ?? '', price: 2 }), quote({ code: codes[30] ?? '', price: 2 }))
  expect(drawn.slice(24)).toEqual(codes.slice(24, 48))
  expect(pacer.shown(codes[30] ?? '')?.price).toBe(2)
  stops[50]?.()
  // Nothing comes any more: the rest is drawn all the same.
  expect([frame(), frame()]).toEqual([0, 12])
  expect(drawn.slice(48)).toEqual([...codes.slice(48, 50), ...codes.slice(51), codes[0]])
})

test('what can be seen is drawn first, and what waits beyond the edge a little at a time in frames of its own', () => {
  const codes = Array.from({ length: 30 }, (_, n) => String(100_000 + n))
  const { pacer, tell, frame, waits, drawn } = page(codes)
  pacer.favour(new Set(codes.slice(20)))
  tell(...codes.map((code) => quote({ code })))
  expect(drawn).toEqual(codes.slice(20))
  expect([frame(), frame(), frame()]).toEqual([0, 2, 2])
  for (let frames = 0; waits() && frames < 40; frames += 1) expect(frame()).toBe(2)
  expect(drawn.slice(10)).toEqual(codes.slice(0, 20))
})

test('what waits beyond the edge holds up no price that can be seen', () => {
  const codes = Array.from({ length: 10 }, (_, n) => String(100_000 + n))
  const { pacer, tell, frame, drawn } = page(codes)
  const [seen = ''] = codes.slice(9)
  pacer.favour(new Set([seen]))
  tell(...codes.map((code) => quote({ code })))
  expect([frame(), frame()]).toEqual([0, 2])
  tell(quote({ code: seen, price: 7 }))
  expect(drawn).toEqual([seen, ...codes.slice(0, 2), seen])
  expect(pacer.shown(seen)?.price).toBe(7)
})

test('in a storm that leaves no frame over, what waits beyond the edge gets its price with the second', () => {
  const codes = Array.from({ length: 10 }, (_, n) => String(100_000 + n))
  const { pacer, tell, frame, second } = page(codes)
  const [hidden = '', seen = ''] = codes
  pacer.favour(new Set([seen]))
  tell(quote({ code: hidden, price: 7 }))
  const storm = (frames: number) => {
    for (let price = 1; price <= frames; price += 1) {
      tell(quote({ code: hidden, price }), quote({ code: seen, price }))
      frame()
    }
  }
  storm(9)
  expect(pacer.shown(seen)?.price).toBe(9)
  expect(pacer.shown(hidden)?.price).toBe(7)
  second()
  storm(3)
  expect(pacer.shown(hidden)?.price).toBeLessThanOrEqual(3)
})

test('a second strikes in a few rows a frame, in each once, and holds up no price', () => {
  const codes = Array.from({ length: 30 }, (_, n) => String(100_000 + n))
  const { tell, frame, waits, drawn, second } = page(codes)
  const [late = '', later = ''] = codes.slice(28)
  second()
  tell(quote({ code: late, price: 7 }))
  expect(drawn).toEqual([late])
  expect(frame()).toBe(4)
  tell(quote({ code: later, price: 7 }))
  expect(drawn.slice(1)).toEqual([...codes.slice(0, 4), later])
  expect(frame()).toBe(4)
  for (let frames = 0; waits() && frames < 40; frames += 1) expect(frame()).toBeLessThanOrEqual(4)
  expect(waits()).toBe(false)
  expect(drawn.slice(6)).toEqual(codes.slice(4, 28))
})

test('rows that get no frame, and rows of a clock that leapt, learn how old they are at once', () => {
  const codes = Array.from({ length: 30 }, (_, n) => String(100_000 + n))
  const hidden = page(codes)
  hidden.second()
  hidden.second()
  expect(hidden.drawn).toEqual(codes)
  for (const ms of [3_600_000, -3_600_000]) {
    const slept = page(codes)
    slept.second(ms)
    expect(slept.drawn).toEqual(codes)
  }
})
