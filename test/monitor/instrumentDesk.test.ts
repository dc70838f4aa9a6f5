import { afterEach, expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import type { InstrumentSource } from '../../electron/monitor/broker.ts'
import { createInstrumentDesk, type InstrumentDesk } from '../../electron/monitor/instrumentDesk.ts'
import type { Answer } from '../../shared/domain/answer.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import { InstrumentBook, type InstrumentEntry, type InstrumentList } from '../../shared/domain/instruments.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { tenOClock } from '../support/interruptions.ts'
import { createSleepyClock } from './support/programParts.ts'
import { kiwoomSeat, minute, second, signedOut } from './support/quoteParts.ts'

const hour = 60 * minute

const entry = (code: string, given: Partial<InstrumentEntry> = {}): InstrumentEntry => ({
  code,
  name: `종목 ${code}`,
  kind: 'stock',
  market: 'KOSPI',
  lastPrice: { kind: 'sent', value: 70_000 },
  warning: 'none',
  tradedOnNxt: true,
  ...given,
})
const packed = (code: string) => [code, `종목 ${code}`, 'stock', 'KOSPI', 'none', 70_000]

type Told = Answer<InstrumentList>
const listOf = (...entries: readonly InstrumentEntry[]): Told => ({
  kind: 'answered',
  answer: { entries: [...entries], skipped: 0 },
  asOf: 0,
  latency: 0,
})
const noAnswer: Told = { kind: 'troubled', trouble: { kind: 'no-answer' } }

const open: InstrumentDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk[Symbol.asyncDispose]()
})

function instrumentWorld() {
  const clock = createSleepyClock(tenOClock)
  const journals = new Map<Environment, ReturnType<typeof openJournal>>()
  const asked: Instant[] = []
  const signals: AbortSignal[] = []
  let told: Told = listOf(entry('005930'))
  let latency = 100
  const instruments: InstrumentSource = {
    question: 'ka10099',
    async ask(signal) {
      asked.push(clock.now())
      signals.push(signal)
      const now = told
      await clock.sleep(latency, new AbortController().signal)
      return now
    },
  }
  let seated = kiwoomSeat({ instruments })
  const environment = () => seated.status.environment

  function journalOf(of: Environment) {
    const found = journals.get(of) ?? openJournal(':memory:', clock)
    journals.set(of, found)
    return found
  }

  return {
    ...{ clock, asked, signals, journalOf },
    pass: clock.advance,
    /** Time that passes, most of it asleep. */
    async sleep(ms: number) {
      clock.fallAsleep(ms - 2 * second)
      await clock.advance(2 * second)
    },
    tells(next: Told, after = 100) {
      told = next
      latency = after
    },
    sitDown(status: Partial<SessionStatus>) {
      seated = kiwoomSeat({ instruments }, status)
    },
    start() {
      const journal = () => journalOf(environment())
      const desk = createInstrumentDesk({ clock, seat: () => seated, journal, environment })
      open.push(desk)
      return desk
    },
  }
}

async function bookOf(desk: InstrumentDesk): Promise<InstrumentBook> {
  for await (const [book] of desk.news.subscribe()) if (book) return InstrumentBook.parse(book)
  throw new Error('nothing was told')
}

test('the list is asked for once a Korean day, and what has no price is told without one', async () => {
  const { start, pass, sleep, asked, tells } = instrumentWorld()
  tells(listOf(entry('005930'), entry('0011A0', { name: null, lastPrice: { kind: 'unreadable' } })))
  const desk = start()
  expect(await bookOf(desk)).toEqual({ environment: 'live', askedAt: null, trouble: null, entries: [] })
  await pass(second)
  expect(await bookOf(desk)).toEqual({
    environment: 'live',
    askedAt: tenOClock,
    trouble: null,
    entries: [packed('005930'), ['0011A0', null, 'stock', 'KOSPI', 'none', null]],
  })
  expect(desk.find('0011A0')?.[0]).toBe('0011A0')
  expect(desk.find('000660')).toBeUndefined()
  await sleep(13 * hour)
  expect(asked).toEqual([tenOClock])
  await sleep(2 * hour)
  expect(asked).toHaveLength(2)
})

test('a start begins with the list that is kept, and asks only where that is of an earlier day', async () => {
  const { start, pass, sleep, asked, tells, sitDown } = instrumentWorld()
  const first = start()
  await pass(second)
  await first[Symbol.asyncDispose]()
  const count = asked.length
  const again = start()
  expect((await bookOf(again)).entries).toEqual([packed('005930')])
  await pass(minute)
  expect(asked).toHaveLength(count)
  await again[Symbol.asyncDispose]()

  await sleep(24 * hour)
  sitDown({ id: null, standing: 'reading' })
  tells(listOf(entry('000660')))
  const next = start()
  const old = await bookOf(next)
  expect([old.entries, old.trouble]).toEqual([[packed('005930')], null])
  expect(old.askedAt).toBeLessThan(tenOClock + hour)
  sitDown({ id: 'second' })
  await pass(3 * second)
  expect((await bookOf(next)).entries).toEqual([packed('000660')])
  expect(next.find('005930')).toBeUndefined()
})

test('a list that fails leaves the old one with its age, tells why, and is tried again after ten minutes', async () => {
  const { start, pass, sleep, asked, tells } = instrumentWorld()
  const desk = start()
  await pass(second)
  await sleep(24 * hour - 5 * second)
  tells(noAnswer)
  await sleep(minute)
  asked.splice(0)
  await sleep(5 * minute)
  expect(asked).toEqual([])
  tells(noAnswer)
  await sleep(24 * hour)
  const book = await bookOf(desk)
  expect(book).toMatchObject({ trouble: { kind: 'no-answer' }, entries: [packed('005930')] })
  const failedAt = asked.at(-1) ?? 0
  const before = asked.length
  await sleep(9 * minute)
  expect(asked).toHaveLength(before)
  tells(listOf(entry('000660')))
  await sleep(2 * minute)
  expect(await bookOf(desk)).toMatchObject({ trouble: null, entries: [packed('000660')] })
  expect(asked.at(-1)).toBeGreaterThanOrEqual(failedAt + 10 * minute)
  // A clock that is put back does not make it wait for a moment long past.
  tells(noAnswer)
  await sleep(24 * hour)
  const count = asked.length
  await sleep(-3 * hour)
  expect(asked.length).toBeGreaterThan(count)
})

test('after a sign-out nobody is asked, and that is said', async () => {
  const { start, pass, asked, sitDown } = instrumentWorld()
  sitDown({ facts: signedOut })
  const desk = start()
  await pass(minute)
  expect(asked).toEqual([])
  expect((await bookOf(desk)).trouble).toEqual({ kind: 'signed-out' })
  sitDown({ id: null, standing: 'gone' })
  await pass(2 * second)
  expect((await bookOf(desk)).trouble).toEqual({ kind: 'no-session', standing: 'gone' })
})

test('another server’s list is its own, on the screen and in its journal, and a late answer is nobody’s', async () => {
  const { start, pass, tells, sitDown, journalOf, signals } = instrumentWorld()
  const desk = start()
  await pass(second)
  const heard: InstrumentBook[] = []
  void (async () => {
    for await (const batch of desk.news.subscribe()) heard.push(...batch)
  })()
  tells(listOf(entry('111111')), 5000)
  sitDown({ id: 'second', environment: 'demo' })
  await pass(2 * second)
  expect(heard.at(-1)).toEqual({ environment: 'demo', askedAt: null, trouble: null, entries: [] })
  expect(desk.find('005930')).toBeUndefined()
  tells(listOf(entry('222222')))
  sitDown({ id: 'third', environment: 'custom' })
  await pass(10 * second)
  expect(signals[1]?.aborted).toBe(true)
  expect(heard.at(-1)).toMatchObject({ environment: 'custom', entries: [packed('222222')] })
  expect(journalOf('demo').recall('instruments')).toBeNull()
  expect(journalOf('custom').recall('instruments')).toMatchObject({ environment: 'custom' })
  // Back again, what is kept is there at once.
  sitDown({ id: 'fourth', environment: 'live' })
  desk.look()
  expect((await bookOf(desk)).entries).toEqual([packed('005930')])
  expect(heard.map(({ entries }) => entries[0]?.[0])).not.toContain('111111')
})

test('a kept list that is damaged, or of another market, is nothing', async () => {
  const good = { environment: 'live', askedAt: tenOClock, entries: [packed('005930')] }
  for (const kept of [
    { ...good, environment: 'demo' },
    { ...good, entries: [['005930', 'x']] },
    { ...good, askedAt: -1 },
    [1],
  ]) {
    const { start, journalOf, sitDown } = instrumentWorld()
    sitDown({ id: null, standing: 'reading' })
    journalOf('live').keep('instruments', kept)
    expect(await bookOf(start())).toMatchObject({ askedAt: null, entries: [] })
  }
})

test('a book that says the same is told once, and a desk that is gone keeps nothing', async () => {
  const { start, pass, clock, signals, tells, journalOf } = instrumentWorld()
  const desk = start()
  const heard: InstrumentBook[] = []
  const ending = new AbortController()
  const listening = (async () => {
    for await (const batch of desk.news.subscribe(ending.signal)) heard.push(...batch)
  })()
  await pass(minute)
  expect(heard.map(({ askedAt }) => askedAt)).toEqual([null, tenOClock])
  ending.abort()
  await listening
  await desk[Symbol.asyncDispose]()
  tells(listOf(entry('000660')), 1000)
  journalOf('live').keep('instruments', null)
  const late = start()
  await pass(100)
  await late[Symbol.asyncDispose]()
  await pass(minute)
  expect(signals.at(-1)?.aborted).toBe(true)
  expect(journalOf('live').recall('instruments')).toBeNull()
  expect(clock.sleepers()).toBe(0)
})
