import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReadings } from '../../electron/journal/openReadings.ts'
import { nextTurn } from '../../electron/monitor/programTurns.ts'
import type { Seat } from '../../electron/monitor/sellDesk.ts'
import type { ProgramReading } from '../../shared/domain/programTrade.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { tenOClock } from '../support/interruptions.ts'
import { kosdaq, kospi, programSource, programTable } from '../support/programReadings.ts'
import {
  createSleepyClock,
  deskOver,
  listenTo,
  period,
  scriptedSource,
  seatOf,
  shown,
} from './support/programParts.ts'

const today = '20261120'
const midnight = Date.UTC(2026, 10, 20, 15)

const readAt = (at: number, session = 'first'): ProgramReading => ({
  kind: 'read',
  at,
  source: programSource({ session }),
  table: programTable(at),
})

/** A desk at ten o'clock whose seat the test may change. */
function deskAtTen(given: Partial<SessionStatus> = {}) {
  const clock = createSleepyClock(tenOClock)
  const script = scriptedSource(clock)
  let seat: Seat = seatOf(script.source, given)
  return {
    clock,
    script,
    ...deskOver({ clock, seat: () => seat }),
    sitDown: (next: Seat) => {
      seat = next
    },
  }
}

test('a reading says which session it comes from, and names no account', async () => {
  const { desk, clock } = deskAtTen()
  const { news, stop } = listenTo(desk, kospi)
  await clock.advance(1000)
  expect(shown(news)).toEqual([readAt(tenOClock + 200)])
  await stop()
  await desk[Symbol.asyncDispose]()
})

test('other keys end the series: what the old ones are still told is dropped, and the feed begins with the day anew', async () => {
  const { desk, clock, script, sitDown } = deskAtTen()
  const { news } = listenTo(desk, kospi)
  await clock.advance(period)
  const asking = script.of(kospi).at(-1)
  expect(asking?.signal.aborted).toBe(false)
  sitDown(seatOf(null, { id: null, standing: 'reading' }))
  await clock.advance(100)
  sitDown(seatOf(script.source, { id: 'second' }))
  await clock.advance(period)
  expect(asking?.signal.aborted).toBe(true)
  expect(script.atOnce()).toBe(1)

  const [, first, day, ...rest] = news
  expect(first).toMatchObject({ kind: 'reading', reading: readAt(tenOClock + 200) })
  expect(day).toEqual({ kind: 'day', date: today, period: 30, readings: [readAt(tenOClock + 200)] })
  const sessions = rest.map(
    (one) => one.kind === 'reading' && one.reading.kind === 'read' && one.reading.source,
  )
  expect(sessions).toEqual([programSource({ session: 'second' })])
  expect(await desk.programDay({ scope: kospi, date: today })).toEqual(shown(news))
  await desk[Symbol.asyncDispose]()
})

test('an answer that comes before anybody noticed the other keys is dropped too', async () => {
  const { desk, clock, script, sitDown } = deskAtTen()
  const { news } = listenTo(desk, kospi)
  await clock.advance(100)
  sitDown(seatOf(null, { id: null, standing: 'gone' }))
  await clock.advance(100)
  expect(script.of(kospi)).toHaveLength(1)
  expect(shown(news)).toEqual([])
  expect(await desk.programDay({ scope: kospi, date: today })).toEqual([])
  await desk[Symbol.asyncDispose]()
})

test('a broker that takes longer than a period is not asked again before it answered', async () => {
  const clock = createSleepyClock(tenOClock)
  const script = scriptedSource(clock, { latency: 45_000 })
  const { desk } = deskOver({ clock, seat: () => seatOf(script.source) })
  const { news } = listenTo(desk, kospi)
  await clock.advance(10 * period)
  expect(script.atOnce()).toBe(1)
  expect(shown(news).map(({ at }) => at - 45_000)).toEqual(
    script
      .of(kospi)
      .slice(0, -1)
      .map(({ at }) => at),
  )
  expect(shown(news).length).toBeGreaterThan(3)
  await desk[Symbol.asyncDispose]()
})

test('another environment has a day, and a file, of its own', async () => {
  const { desk, clock, script, sitDown, open } = deskAtTen()
  const { news } = listenTo(desk, kospi)
  await clock.advance(1000)
  expect([...open]).toEqual(['live'])
  sitDown(seatOf(script.source, { id: 'second', environment: 'demo' }))
  await clock.advance(2000)
  expect([...open]).toEqual(['demo'])
  expect(shown(news).map((one) => one.kind === 'read' && one.source.environment)).toEqual(['demo'])
  sitDown(seatOf(script.source, { id: 'third' }))
  await clock.advance(1000)
  expect(shown(news)).toEqual([readAt(tenOClock + 200)])
  await desk[Symbol.asyncDispose]()
  expect([...open]).toEqual([])
})

test('without a session, and in 모의투자, nobody is asked and the feed says why; keys that come are used at once', async () => {
  const { desk, clock, script, sitDown } = deskAtTen({ id: null, standing: 'reading' })
  sitDown(seatOf(null, { id: null, standing: 'not-set-up' }))
  const { news } = listenTo(desk, kospi)
  await clock.advance(1000)
  expect(news.at(-1)).toEqual({ kind: 'resting', reason: 'no-session', resumesAt: null })
  sitDown(seatOf(null, { id: 'mock', environment: 'mock' }))
  await clock.advance(1000)
  expect(news.at(-1)).toEqual({ kind: 'resting', reason: 'not-in-mock', resumesAt: null })
  expect(script.of(kospi)).toEqual([])
  sitDown(seatOf(script.source))
  await clock.advance(2000)
  expect(shown(news)).toHaveLength(1)
  await desk[Symbol.asyncDispose]()
})

test('after a restart a young reading is waited out, and one that was missed is not', async () => {
  const missed = { kind: 'missed', at: tenOClock - 10_000, trouble: { kind: 'signed-out' } } as const
  for (const [last, firstAsked] of [
    [readAt(tenOClock - 10_000), tenOClock + 20_000],
    [missed, tenOClock],
  ] as const) {
    const clock = createSleepyClock(tenOClock)
    const script = scriptedSource(clock)
    const log = openReadings(':memory:', clock)
    log.record(kospi, last)
    const { desk } = deskOver({ clock, seat: () => seatOf(script.source) }, new Map([['live', log]]))
    const { news } = listenTo(desk, kospi)
    await clock.advance(25_000)
    expect(script.of(kospi).map(({ at }) => at)).toEqual([firstAsked])
    expect(shown(news)).toEqual([last, readAt(firstAsked + 200)])
    await desk[Symbol.asyncDispose]()
  }
})

test('a day that changes meanwhile begins with nothing, and yesterday can be opened', async () => {
  const clock = createSleepyClock(midnight - 40_000)
  const script = scriptedSource(clock)
  const { desk } = deskOver({ clock, seat: () => seatOf(script.source, { environment: 'demo' }) })
  const { news } = listenTo(desk, kospi)
  await clock.advance(80_000)
  const days = news.flatMap((one) => (one.kind === 'day' ? [[one.date, one.readings.length]] : []))
  expect(days).toEqual([
    [today, 0],
    ['20261121', 0],
  ])
  expect(shown(news).map(({ at }) => at)).toEqual([midnight + 20_200])
  expect(await desk.programDays(kospi)).toEqual(['20261121', today])
  expect(await desk.programDays(kosdaq)).toEqual([])
  const yesterday = await desk.programDay({ scope: kospi, date: today })
  expect(yesterday.map(({ at }) => at)).toEqual([midnight - 39_800, midnight - 9_800])
  await desk[Symbol.asyncDispose]()
})

test('the demo has its morning at once, and records it one time', async () => {
  const clock = createSleepyClock(tenOClock)
  const script = scriptedSource(clock)
  const morning = [readAt(tenOClock - 70_000), readAt(tenOClock - 40_000)]
  const asked: number[] = []
  const earlier = (_: unknown, until: number) => {
    asked.push(until)
    return morning
  }
  const demo = deskOver({ clock, seat: () => seatOf(script.source, { environment: 'demo' }), earlier })
  const { news, stop } = listenTo(demo.desk, kospi)
  await clock.advance(1000)
  expect(news[0]).toEqual({ kind: 'day', date: today, period: 30, readings: morning })
  expect(shown(news)).toHaveLength(3)
  await stop()
  listenTo(demo.desk, kospi)
  await clock.advance(1000)
  expect(asked).toEqual([tenOClock])
  await demo.desk[Symbol.asyncDispose]()

  const live = deskOver({ clock, seat: () => seatOf(null), earlier })
  expect(await live.desk.programDay({ scope: kospi, date: today })).toEqual([])
  await live.desk[Symbol.asyncDispose]()
})

test('a desk that is gone keeps nothing: no timer, no listener, no answer that comes late', async () => {
  const { desk, clock, script, kept } = deskAtTen()
  const listening = listenTo(desk, kospi)
  await clock.advance(100)
  await desk[Symbol.asyncDispose]()
  await listening.ended
  expect(script.of(kospi).map(({ signal }) => signal.aborted)).toEqual([true])
  await clock.advance(10 * period)
  expect(script.of(kospi)).toHaveLength(1)
  expect(kept.get('live')?.readingsOf(kospi, today)).toEqual([])
  expect(clock.sleepers()).toBe(0)
})

/** The moments at which turns are taken by somebody who looks after each of `waits`. */
function turnsOver(waits: readonly number[]): { readonly turns: number; readonly elapsed: number } {
  let now = tenOClock
  let due = now
  let turns = 0
  for (const wait of waits) {
    now += wait
    const next = nextTurn(due, now, period)
    if (next !== null) turns += 1
    due = next ?? due
    // Whatever happens to the clock, nobody waits longer than a period.
    expect(due - now).toBeGreaterThan(0)
    expect(due - now).toBeLessThanOrEqual(period)
  }
  return { turns, elapsed: now - tenOClock }
}

test('there is no more than one turn a period, however late each look is', () => {
  const wait = fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 20 * period }))
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 200 }), (waits) => {
      const { turns, elapsed } = turnsOver(waits)
      expect(turns).toBeLessThanOrEqual(Math.floor(elapsed / period) + 1)
    }),
  )
})

test('a clock that is put back makes nobody wait longer than a period', () => {
  const set = fc.integer({ min: -100 * period, max: 2 * period })
  fc.assert(fc.property(fc.array(set, { maxLength: 50 }), (waits) => void turnsOver(waits)))
})
