import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCourse } from '../../electron/simulator/market/course.ts'
import { createMarket } from '../../electron/simulator/market/createMarket.ts'
import { greet } from '../../electron/simulator/market/greet.ts'
import type { SimulatedInterruption } from '../../electron/simulator/market/interruption.ts'
import { listedIssues } from '../../electron/simulator/market/issues.ts'
import type { Trade } from '../../electron/simulator/market/tape.ts'
import { createRandom } from '../../electron/simulator/random.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { morning } from './support/simulate.ts'

const second = 1000
/** 2026-11-21 00:00:00 in Korea. */
const midnight = Date.UTC(2026, 10, 20, 15)

/** The VIs of one greeting on KRX, each with the trades of its issue up to it. */
async function greeted(seed: number, start: number) {
  const clock = createFakeClock(start)
  const market = createMarket({ clock, random: createRandom(seed), course: createCourse(seed) })
  const codes = new Set<string>()
  const prepare: typeof market.prepare = (script, releasedAt) => {
    if (script.venue === 'KRX' && script.code !== undefined) codes.add(script.code)
    return market.prepare(script, releasedAt)
  }
  const trades: Trade[] = []
  const told: SimulatedInterruption[] = []
  market.tapes.onTrade((trade) => trades.push(trade))
  market.listen((interruption) => told.push(interruption))
  const controller = new AbortController()
  greet({ market: { ...market, prepare }, clock, signal: controller.signal }, createRandom(seed + 3))
  for (const code of codes) market.tapes.follow(code)
  for (let passed = 0; passed < 20; passed++) {
    await clock.advance(second)
    for (const code of codes) market.tapes.advance(code)
  }
  controller.abort()
  return told
    .filter(({ venue }) => venue === 'KRX')
    .map((vi) => ({
      vi,
      trades: trades.filter(({ code, at }) => code === vi.code && at <= vi.triggeredAt),
    }))
}

const leapOf = (from: Trade, to: Trade) => Math.abs(to.price / from.price - 1)
const isOneDay = (one: Trade, other: Trade) => kstDayStart(one.at) === kstDayStart(other.at)

function expectWalked(vi: SimulatedInterruption, trades: readonly Trade[]): void {
  const dynamic = listedIssues.find(({ code }) => code === vi.code)?.kospi200 ? 0.03 : 0.06
  const breaking = trades.at(-1)
  expect([breaking?.at, breaking?.price]).toEqual([vi.triggeredAt, vi.triggerPrice])
  for (const [n, trade] of trades.entries()) {
    const before = trades[n - 1]
    if (!before || !isOneDay(before, trade)) continue
    if (trade !== breaking || vi.kind === 'static') expect(leapOf(before, trade)).toBeLessThan(dynamic)
    else expect(before.price).toBe(vi.dynamicReference)
  }
}

test('whenever a newcomer arrives, prices walk to a VI, and the one that leaps calls a dynamic VI', async () => {
  const moments = fc.record({
    seed: fc.nat(),
    // Half of them arrive where one day hands over to the next.
    start: fc.oneof(
      fc.integer({ min: morning, max: morning + 14 * 3_600_000 }),
      fc.integer({ min: midnight - 13 * second, max: midnight + second }),
    ),
  })
  await fc.assert(
    fc.asyncProperty(moments, async ({ seed, start }) => {
      const met = await greeted(seed, start)
      expect(met).toHaveLength(3)
      for (const { vi, trades } of met) expectWalked(vi, trades)
    }),
    { numRuns: 100 },
  )
})
