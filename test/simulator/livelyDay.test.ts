import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCourse } from '../../electron/simulator/market/course.ts'
import type { PlannedInterruption } from '../../electron/simulator/market/createMarket.ts'
import type { SimulatedInterruption } from '../../electron/simulator/market/interruption.ts'
import { planDays } from '../../electron/simulator/market/planDays.ts'
import { kstTime } from '../../shared/domain/time.ts'
import { watch } from './support/bareClient.ts'
import { morning, simulate } from './support/simulate.ts'

const hour = 3_600_000
/** The fake clock outruns a client's echoes. */
const noPings = 1000 * hour

/** A lively day seen through the ledger from the registration on: what was triggered, and what was released, in order. */
async function live(options: { seed: number; start?: number; span: number }) {
  await using day = await simulate({ ...options, day: 'lively', pingPeriod: noPings })
  expect(day.kiwoom.ledger).toEqual([])
  await day.clock.advance(60_000)
  const unheard = day.kiwoom.ledger.length
  expect(day.kiwoom.ledger.every(({ sockets }) => sockets === 0)).toBe(true)
  await using client = await watch(day.kiwoom)
  const registeredAt = day.clock.now()
  await day.clock.advance(options.span)
  const heard = day.kiwoom.ledger.slice(unheard)
  const events = (released: boolean): readonly SimulatedInterruption[] =>
    heard
      .filter((sent) => sent.released === released && sent.item.endsWith('_AL'))
      .map(({ interruption }) => interruption)
  expect(heard.every(({ sockets }) => sockets === 1)).toBe(true)
  expect(client.websocket.readyState).toBe(client.websocket.OPEN)
  return { triggers: events(false), releases: events(true), registeredAt, end: day.clock.now() }
}

test('the first VI comes half a second after the first registration, three more within twelve seconds', async () => {
  const { triggers, registeredAt } = await live({ seed: 3, span: 12_500 })
  expect(triggers.some(({ triggeredAt }) => triggeredAt === registeredAt + 500)).toBe(true)
  expect(triggers.length).toBeGreaterThanOrEqual(4)
  expect(new Set(triggers.map(({ kind }) => kind))).toEqual(new Set(['static', 'dynamic', 'both']))
  expect(new Set(triggers.map(({ venue }) => venue))).toEqual(new Set(['KRX', 'NXT']))
})

test('a client that registers a second time is not greeted again', async () => {
  const triggered = async (arrivals: number) => {
    await using day = await simulate({ seed: 3, day: 'lively', pingPeriod: noPings })
    for (let n = 0; n < arrivals; n++) {
      await using _client = await watch(day.kiwoom)
      await day.clock.advance(60_000)
    }
    await day.clock.advance((2 - arrivals) * 60_000)
    return day.kiwoom.ledger.map(({ interruption }) => interruption)
  }
  expect(await triggered(2)).toEqual(await triggered(1))
})

test('then one comes every fifteen seconds or so, never later than forty, a quarter of them in chains', async () => {
  const { triggers, releases } = await live({ seed: 11, span: 6 * hour })
  const gaps = triggers.slice(1).map(({ triggeredAt }, n) => triggeredAt - (triggers[n]?.triggeredAt ?? 0))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  expect(mean).toBeGreaterThan(13_000)
  expect(mean).toBeLessThan(17_000)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(40_000)
  const chained = triggers.filter(({ code, triggeredAt }) =>
    releases.some((each) => {
      const rest = triggeredAt - (each.releasedAt ?? 0)
      return each.code === code && rest >= 0 && rest < 5 * 60_000
    }),
  )
  expect(chained.length / triggers.length).toBeGreaterThan(0.15)
  expect(chained.length / triggers.length).toBeLessThan(0.35)
  const sparse = triggers.filter((each) => each.sparse)
  expect(sparse.length).toBeGreaterThan(0)
  expect(sparse.every(({ kind }) => kind === 'dynamic')).toBe(true)
})

test('whatever the seed, every VI is released when the rules of its venue say, and no issue is struck while it rests', async () => {
  const seeds = fc.record({ seed: fc.nat(), start: fc.integer({ min: morning, max: morning + 24 * hour }) })
  await fc.assert(
    fc.asyncProperty(seeds, async ({ seed, start }) => {
      const { triggers, releases, end } = await live({ seed, start, span: hour })
      const auctions = new Map(releases.map((each) => [each.id, each]))
      const restingUntil = new Map<string, number>()
      for (const { id, code, venue, triggeredAt, nth } of triggers) {
        expect(triggeredAt).toBeGreaterThanOrEqual(restingUntil.get(code) ?? 0)
        expect(nth).toBeGreaterThan(0)
        const releasedAt = auctions.get(id)?.releasedAt
        restingUntil.set(code, releasedAt ?? Number.POSITIVE_INFINITY)
        if (releasedAt === undefined) {
          expect(end - triggeredAt).toBeLessThan(150_000)
          continue
        }
        const seconds = (releasedAt - triggeredAt) / 1000
        expect(Number.isInteger(seconds)).toBe(true)
        expect(seconds).toBeGreaterThanOrEqual(venue === 'NXT' ? 120 : 121)
        expect(seconds).toBeLessThanOrEqual(venue === 'NXT' ? 120 : 149)
      }
    }),
    { numRuns: 10 },
  )
})

test('the same seed tells the same day', async () => {
  const [one, two] = [await live({ seed: 5, span: hour }), await live({ seed: 5, span: hour })]
  expect(one.triggers).toEqual(two.triggers)
  expect(one.releases).toEqual(two.releases)
  const other = await live({ seed: 6, span: hour })
  expect(other.triggers).not.toEqual(one.triggers)
})

const midnight = Date.UTC(2026, 10, 20, 15, 0)

test('a count starts again on a new Korean day', async () => {
  const { triggers } = await live({ seed: 9, start: midnight - hour, span: 2 * hour })
  const counted = new Map<string, number>()
  for (const { code, venue, nth } of triggers.filter(({ triggeredAt }) => triggeredAt >= midnight)) {
    const issue = `${code} ${venue}`
    expect(nth, issue).toBe((counted.get(issue) ?? 0) + 1)
    counted.set(issue, nth)
  }
  expect(counted.size).toBeGreaterThan(30)
})

test('around midnight the market goes on at its pace, and an issue halted by the old day is not struck by the new', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 300 }), (seed, days) => {
      const start = midnight + days * 24 * hour
      const told = planned(seed, { from: start - 10 * 60_000, to: start + 10 * 60_000 })
      const restingUntil = new Map<string, number>()
      let last = told[0]?.interruption.triggeredAt ?? Number.NaN
      for (const { interruption, releasedAt } of told) {
        const { code, triggeredAt } = interruption
        expect(triggeredAt - last).toBeLessThanOrEqual(40_000)
        expect(triggeredAt).toBeGreaterThanOrEqual(restingUntil.get(code) ?? 0)
        expect(kstTime(releasedAt)).not.toBe('00:00:00')
        restingUntil.set(code, releasedAt)
        last = triggeredAt
      }
      expect(last).toBeGreaterThan(start + 9 * 60_000)
    }),
    { numRuns: 30 },
  )
})

/** What the plan has in a span of time. */
function planned(seed: number, { from, to }: { from: number; to: number }) {
  const told: PlannedInterruption[] = []
  for (const each of planDays({ seed, course: createCourse(seed) }, from)) {
    if (each.interruption.triggeredAt > to) return told
    if (each.interruption.triggeredAt >= from) told.push(each)
  }
  return told
}

test('no release falls on 00:00:00, which on the wire would say that the auction still runs', async () => {
  const firstRelease = ({ triggers, releases, registeredAt }: Awaited<ReturnType<typeof live>>) => {
    const first = triggers.find(({ triggeredAt }) => triggeredAt >= registeredAt + 500)
    return releases.find(({ id }) => id === first?.id)?.releasedAt ?? Number.NaN
  }
  const usual = await live({ seed: 9, span: 200_000 })
  // Registered so that the same first VI would end in the second that begins the day.
  const start = midnight + 200 - (firstRelease(usual) - usual.registeredAt) - 60_000
  const moved = await live({ seed: 9, start, span: 200_000 })
  expect(firstRelease(moved)).toBe(midnight + 1200)
})

test('a quiet day stays quiet', async () => {
  await using day = await simulate({ pingPeriod: noPings })
  await using client = await watch(day.kiwoom)
  await day.clock.advance(hour)
  expect(day.kiwoom.ledger).toEqual([])
  expect(client.vis()).toEqual([])
})
