import { expect, test } from 'vitest'
import type { ProgramReading } from '../../shared/domain/programTrade.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { kosdaq, kospi, programTable } from '../support/programReadings.ts'
import {
  answered,
  createSleepyClock,
  deskOver,
  listenTo,
  period,
  scriptedSource,
  seatOf,
  shown,
} from './support/programParts.ts'

/** A moment of Friday 2026-11-20 in Korea. */
const at = (hours: number, minutes: number, seconds = 0): Instant =>
  Date.UTC(2026, 10, 19, 15) + ((hours * 60 + minutes) * 60 + seconds) * 1000

const latency = 200
const outage = { from: at(12, 0), until: at(12, 30) }
const tokenDied = at(14, 0)
const asleep = { from: at(10, 0, 10), until: at(10, 20, 10) }

const noAnswer = { kind: 'no-answer' } as const
const dead = {
  kind: 'refused',
  code: 'EGW00123',
  message: '기간이 만료된 token 입니다.',
  status: 500,
} as const

/** Nobody answers at lunch; at two the token is dead for one question. */
function told(now: Instant): ReturnType<typeof answered> {
  if (now >= outage.from && now < outage.until) return { kind: 'troubled', trouble: noAnswer }
  if (now >= tokenDied && now < tokenDied + period) return { kind: 'troubled', trouble: dead }
  return answered(now)
}

/** KOSPI is kept, and looked at until lunch; KOSDAQ is read while somebody looks. */
async function playDay() {
  const clock = createSleepyClock(at(7, 30))
  const script = scriptedSource(clock, { told, latency })
  const { desk, kept } = deskOver({ clock, seat: () => seatOf(script.source), keep: () => [kospi] })

  const morning = listenTo(desk, kospi)
  await clock.advanceTo(at(9, 10))
  const first = listenTo(desk, kosdaq)
  await clock.advanceTo(at(9, 20, 10))
  const second = listenTo(desk, kosdaq)
  await clock.advanceTo(at(9, 30, 10))
  await first.stop()
  await clock.advanceTo(at(9, 40, 10))
  await second.stop()
  const third = listenTo(desk, kosdaq)
  await clock.advanceTo(at(9, 40, 50))
  await third.stop()
  await clock.advanceTo(asleep.from)
  clock.fallAsleep(asleep.until - asleep.from)
  await clock.advanceTo(at(12, 10))
  await morning.stop()
  await clock.advanceTo(at(15, 25))
  const evening = listenTo(desk, kosdaq)
  await clock.advanceTo(at(20, 30))
  await desk[Symbol.asyncDispose]()
  await evening.ended

  const log = kept.get('live')
  return {
    script,
    sleepers: clock.sleepers(),
    morning: morning.news,
    together: [first.news, second.news],
    evening: evening.news,
    asked: { kospi: moments(script.of(kospi)), kosdaq: moments(script.of(kosdaq)) },
    journal: {
      kospi: log?.readingsOf(kospi, '20261120') ?? [],
      kosdaq: log?.readingsOf(kosdaq, '20261120') ?? [],
    },
  }
}

const played = playDay()

const moments = (all: readonly { readonly at: Instant }[]) => all.map((one) => one.at)
const steps = (all: readonly Instant[]) => all.slice(1).map((one, before) => one - (all[before] ?? 0))
/** Where two readings are further apart than a period. */
const holesOf = (all: readonly Instant[]) =>
  all.slice(1).flatMap((until, before) => {
    const from = all[before] ?? 0
    return until - from > period ? [{ from, until }] : []
  })

test('a scope is asked once a period while a venue trades, and once when the PC wakes', async () => {
  const { script, asked } = await played
  expect(script.atOnce()).toBe(1)
  expect(asked.kospi[0]).toBe(at(8, 0))
  expect(asked.kospi.at(-1)).toBeLessThan(at(20, 0))
  const [woken, ...more] = holesOf(asked.kospi)
  expect(more).toEqual([])
  expect(woken?.from).toBe(at(10, 0))
  expect((woken?.until ?? 0) - asleep.until).toBeLessThanOrEqual(1000)
  expect(new Set(steps(asked.kospi))).toEqual(new Set([period, (woken?.until ?? 0) - at(10, 0)]))
})

test('nobody looks: nobody is asked; listeners share a question, and coming back makes no further one', async () => {
  const { asked } = await played
  const inMorning = asked.kosdaq.filter((one) => one < at(12, 0))
  expect(inMorning[0]).toBe(at(9, 10))
  expect(inMorning.at(-1)).toBe(at(9, 40, 30))
  expect(new Set(steps(inMorning))).toEqual(new Set([period]))
  const later = asked.kosdaq.filter((one) => one >= at(12, 0))
  expect(later[0]).toBe(at(15, 25))
  // KRX pauses between its regular market and the closing price.
  expect(holesOf(later)).toEqual([{ from: at(15, 29, 30), until: at(15, 40) }])
  expect(later.at(-1)).toBe(at(19, 59, 30))
})

test('the journal holds each reading of the day once, and each failure as one', async () => {
  const { asked, journal } = await played
  expect(moments(journal.kospi)).toEqual(asked.kospi.map((one) => one + latency))
  expect(moments(journal.kosdaq)).toEqual(asked.kosdaq.map((one) => one + latency))
  for (const one of journal.kospi) if (one.kind === 'read') expect(one.table).toEqual(programTable(one.at))
  const troubles = journal.kospi.flatMap((one) => (one.kind === 'missed' ? [one.trouble] : []))
  expect(troubles).toEqual([...Array.from({ length: 60 }, () => noAnswer), dead])
})

test('there is a hole where nothing was read: asleep, no answer, no token', async () => {
  const { asked, journal } = await played
  const isRead = ({ kind }: ProgramReading) => kind === 'read'
  const [sleep, lunch, token, ...more] = holesOf(moments(journal.kospi.filter(isRead)))
  expect(more).toEqual([])
  expect(sleep).toEqual({
    from: at(10, 0) + latency,
    until: (asked.kospi.find((one) => one > asleep.until) ?? 0) + latency,
  })
  expect(lunch?.from).toBeLessThan(outage.from)
  expect(lunch?.until).toBeGreaterThanOrEqual(outage.until)
  expect((lunch?.until ?? 0) - (lunch?.from ?? 0)).toBe(61 * period)
  expect(token?.from).toBeLessThan(tokenDied)
  expect((token?.until ?? 0) - (token?.from ?? 0)).toBe(2 * period)
})

test('whoever looks sees the day so far and each reading after it, or why nobody is asked', async () => {
  const { morning, together, evening, journal } = await played
  expect(morning.slice(0, 2)).toEqual([
    { kind: 'day', date: '20261120', period: 30, readings: [] },
    { kind: 'resting', reason: 'market-closed', resumesAt: at(8, 0) },
  ])
  expect(shown(morning)).toEqual(journal.kospi.filter((one) => one.at < at(12, 10)))
  const [first = [], second = []] = together
  const until = (end: Instant) => journal.kosdaq.filter((one) => one.at < end)
  expect([shown(first), shown(second)]).toEqual([until(at(9, 30, 10)), until(at(9, 40, 10))])
  expect(shown(evening)).toEqual(journal.kosdaq)
  expect(evening.filter(({ kind }) => kind === 'resting')).toEqual([
    { kind: 'resting', reason: 'market-closed', resumesAt: at(15, 40) },
    // It is Friday.
    { kind: 'resting', reason: 'market-closed', resumesAt: at(8, 30) + 3 * 24 * 3_600_000 },
  ])
})

test('nothing waits any more when the day is over and the desk is gone', async () => {
  expect((await played).sleepers).toBe(0)
})
