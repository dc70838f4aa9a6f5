import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startSimulator } from '../../electron/simulator/startSimulator.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { watch } from './support/bareClient.ts'
import { morning, simulate } from './support/simulate.ts'

const minute = 60_000
/** The fake clock outruns a client's echoes. */
const pingPeriod = 60_000 * minute
/** By then a process has greeted its first client with four VIs of its own. */
const greeted = 13_000
/** No auction is longer. */
const longestAuction = 149_000
/** 2026-11-21 00:00:00 in Korea. */
const midnight = Date.UTC(2026, 10, 20, 15)

/** One process: what it tells the client that registers at once, until `end`. */
async function processFrom(start: number, { seed, end }: { seed: number; end: number }) {
  await using day = await simulate({ seed, start, day: 'lively', pingPeriod })
  await using _client = await watch(day.kiwoom)
  await day.clock.advance(end - start)
  expect(day.kiwoom.ledger.every(({ sockets }) => sockets === 1)).toBe(true)
  return day.kiwoom.ledger
}

type Ledger = Awaited<ReturnType<typeof processFrom>>

const told = (ledger: Ledger, { released, since }: { released: boolean; since: number }) =>
  ledger
    .filter((sent) => sent.released === released && sent.interruption.triggeredAt >= since)
    .map(({ interruption, item, sentAt }) => ({ ...interruption, item, sentAt }))

const moments = fc.record({
  seed: fc.nat(),
  // Half of them in the minutes around midnight, where one day's market hands over to the next.
  restart: fc.oneof(
    fc.integer({ min: morning, max: morning + 24 * 60 * minute }),
    fc.integer({ min: midnight - 3 * minute, max: midnight + 3 * minute }),
  ),
})

test('a simulator started minutes later tells the same events as the one that has run all along', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async ({ seed, restart }) => {
      const end = restart + 20 * minute
      const earlier = await processFrom(restart - 7 * minute, { seed, end })
      const later = await processFrom(restart, { seed, end })
      const since = restart + greeted
      const triggers = told(later, { released: false, since })
      expect(triggers.length).toBeGreaterThan(50)
      expect(triggers).toEqual(told(earlier, { released: false, since }))
      const releases = told(later, { released: true, since })
      expect(releases.length).toBeGreaterThan(50)
      expect(releases).toEqual(told(earlier, { released: true, since }))
    }),
    { numRuns: 8 },
  )
})

test('what comes with the greeting of a later process are four VIs at most, and all of the others are the same', async () => {
  const times = { seed: 21, end: morning + 10 * minute }
  const earlier = await processFrom(morning - 7 * minute, times)
  const later = await processFrom(morning, times)
  const triggers = (ledger: Ledger) => told(ledger, { released: false, since: morning })
  const same = new Set(triggers(earlier).map((each) => JSON.stringify(each)))
  const own = triggers(later).filter((each) => !same.has(JSON.stringify(each)))
  expect(new Set(own.map(({ id }) => id)).size).toBe(4)
  expect(triggers(later).length - own.length).toBe(triggers(earlier).length)
})

test('a VI that runs when the process ends is released in its time by the next one', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async ({ seed, restart }) => {
      const resumed = restart + 2000
      const end = resumed + longestAuction
      const before = await processFrom(restart - 7 * minute, { seed, end: restart })
      const after = await processFrom(resumed, { seed, end })
      const unbroken = await processFrom(restart - 7 * minute, { seed, end })

      const over = new Set(
        before.filter(({ released }) => released).map(({ interruption }) => interruption.id),
      )
      const running = new Set(before.map(({ interruption }) => interruption.id).filter((id) => !over.has(id)))
      const releasesOf = (ledger: Ledger) =>
        told(ledger, { released: true, since: 0 }).filter(
          ({ id, sentAt }) => running.has(id) && sentAt > resumed,
        )
      expect(running.size).toBeGreaterThan(2)
      const releases = releasesOf(after)
      expect(releases).toEqual(releasesOf(unbroken))
      expect(releases.length).toBeGreaterThan(0)
      for (const { triggeredAt, releasedAt = 0, sentAt, venue } of releases) {
        const seconds = (releasedAt - triggeredAt) / 1000
        expect(seconds).toBeGreaterThanOrEqual(venue === 'NXT' ? 120 : 121)
        expect(seconds).toBeLessThanOrEqual(venue === 'NXT' ? 120 : 149)
        expect(sentAt).toBe(releasedAt)
      }
    }),
    { numRuns: 8 },
  )
})

test('what happened before the process started is told to nobody and kept nowhere', async () => {
  const start = midnight - minute
  await using day = await simulate({ seed: 4, start, day: 'lively', pingPeriod })
  expect(day.kiwoom.ledger).toEqual([])
  await day.clock.advance(5 * minute)
  const { ledger } = day.kiwoom
  expect(ledger.filter(({ released }) => released).length).toBeGreaterThan(10)
  expect(ledger.every(({ sockets }) => sockets === 0)).toBe(true)
  for (const { sentAt, released, interruption } of ledger) {
    expect(sentAt).toBe(released ? interruption.releasedAt : interruption.triggeredAt)
    expect(sentAt).toBeGreaterThan(start)
  }
})

test('after the machine has slept for hours, only what still runs is told, and what was told before is released', async () => {
  const time = createFakeClock(morning)
  let asleep = 0
  const clock = { now: () => time.now() + asleep, sleep: time.sleep }
  await using simulator = await startSimulator({ clock, seed: 8, day: 'lively', pingPeriod })
  const { ledger } = simulator.kiwoom
  await time.advance(5 * minute)
  const before = ledger.map(({ interruption }) => interruption.id)
  asleep = 120 * minute
  await time.advance(3 * minute)

  const late = ledger.filter(({ interruption, released }) => !released && !before.includes(interruption.id))
  expect(late.length).toBeGreaterThan(10)
  for (const { interruption, sentAt } of late) {
    expect(sentAt - interruption.triggeredAt).toBeLessThan(longestAuction)
  }
  const over = new Set(ledger.filter(({ released }) => released).map(({ interruption }) => interruption.id))
  expect(before.filter((id) => !over.has(id))).toEqual([])
})
