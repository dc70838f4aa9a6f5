import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCourse } from '../../electron/simulator/market/course.ts'
import { createMarket } from '../../electron/simulator/market/createMarket.ts'
import { driftedPrice } from '../../electron/simulator/market/drift.ts'
import { type ListedIssue, listedIssues } from '../../electron/simulator/market/issues.ts'
import { isWithinDailyLimit } from '../../electron/simulator/market/prices.ts'
import { tickFloor } from '../../electron/simulator/market/ticks.ts'
import { createRandom } from '../../electron/simulator/random.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { takeToken } from './support/bareClient.ts'
import { askPage, askSellable, outputOf, takeKisToken } from './support/kisAccount.ts'
import { morning, simulate } from './support/simulate.ts'
import { kiwoomAsk } from './support/visitors.ts'

const hour = 3_600_000

function moving(seed: number, start = morning) {
  const clock = createFakeClock(start)
  return { clock, market: createMarket({ clock, random: createRandom(seed), course: createCourse(seed) }) }
}

const anyIssue = fc.constantFrom(...listedIssues)
const moments = fc.nat({ max: 30 * 24 * 3_600 }).map((second) => morning + second * 1000)

/** That a price may be, and lies within the ±9 % that keep it from a static VI. */
function expectTradable(price: number, issue: ListedIssue, reference: number): void {
  expect(tickFloor(price, issue)).toBe(price)
  expect(isWithinDailyLimit(price, issue)).toBe(true)
  expect(Math.abs(price - reference)).toBeLessThanOrEqual(reference * 0.09)
}

test('a moving price is on the tick, near its reference, and the same whoever asks, and whenever they came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), anyIssue, moments, async (seed, issue, at) => {
      const day = kstDayStart(at)
      const price = moving(seed, at).market.quote(issue.code)?.price ?? Number.NaN
      expectTradable(price, issue, createCourse(seed).opening(issue, day))
      const { clock, market } = moving(seed, Math.max(day, at - hour))
      await clock.advance(at - clock.now())
      expect(market.quote(issue.code)?.price).toBe(price)
    }),
  )
})

test('a price that would wander past the daily limit stays at the limit', () => {
  const drifts = fc.double({ min: -0.088, max: 0.088, noNaN: true })
  fc.assert(
    fc.property(anyIssue, fc.double({ min: -0.3, max: 0.3, noNaN: true }), drifts, (issue, far, drift) => {
      const reference = tickFloor(issue.previousClose * (1 + far), issue)
      fc.pre(isWithinDailyLimit(reference, issue))
      expectTradable(driftedPrice(issue, reference, drift), issue, reference)
    }),
    { numRuns: 1_000 },
  )
})

test('after a VI a price moves about what its auction settled at, and not away from it at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), anyIssue, fc.nat({ max: 4 * 3_600 }), async (seed, { code }, seconds) => {
      const { clock, market } = moving(seed)
      const { id, triggerPrice } = market.trigger({ code, kind: 'static' })
      expect(market.quote(code)?.price).toBe(triggerPrice)
      await clock.advance(130_000)
      expect(market.quote(code)?.price).toBe(triggerPrice)
      market.release(id)
      const { price: settled = 0, issue } = market.quote(code) ?? {}
      expect(Math.abs(settled - triggerPrice)).toBeLessThan(triggerPrice * 0.02)
      await clock.advance(seconds * 1000)
      if (issue) expectTradable(market.quote(code)?.price ?? 0, issue, settled)
    }),
  )
})

test('prices move: within a minute nearly every issue, none of them in leaps', async () => {
  const { clock, market } = moving(7)
  const seen = new Map(listedIssues.map(({ code }) => [code, [] as number[]]))
  for (let second = 0; second < 60; second++) {
    for (const [code, prices] of seen) prices.push(market.quote(code)?.price ?? Number.NaN)
    await clock.advance(1000)
  }
  const moved = [...seen.values()].filter((prices) => new Set(prices).size > 1)
  expect(moved.length).toBeGreaterThan(listedIssues.length * 0.9)
  for (const prices of seen.values()) {
    const steps = prices.slice(1).map((price, n) => Math.abs(price - (prices[n] ?? 0)) / price)
    expect(Math.max(...steps)).toBeLessThan(0.02)
  }
})

test('every question about an issue is told the same price, in the demo too', async () => {
  await using day = await simulate({ day: 'lively', pingPeriod: 1000 * hour })
  const token = await takeKisToken(day)
  const kiwoomToken = await takeToken(day.kiwoom)
  const prices = new Set<string>()
  for (let n = 0; n < 10; n++) {
    await day.clock.advance(61_000)
    const { now_pric } = outputOf(await askSellable(day, token, '036480'))
    const row = (await askPage(day, token)).rows.find(({ pdno }) => pdno === '036480')
    const { body } = await kiwoomAsk(day, kiwoomToken, { stk_cd: '036480' })
    expect(row?.prpr).toBe(now_pric)
    expect(`${body.cur_prc}`.replace(/^[+-]/, '')).toBe(now_pric)
    prices.add(`${now_pric}`)
  }
  expect(prices.size).toBeGreaterThan(1)
})

test('on a quiet day only that price moves which a test moves, until a VI settles another', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const price = async (code: string) => Number(outputOf(await askSellable(day, token, code)).now_pric)
  const before = [await price('036480'), await price('042930')]
  await day.clock.advance(hour)
  day.movePrice('036480', 34_000)
  expect([await price('036480'), await price('042930')]).toEqual([34_000, before[1]])
  const { id, triggerPrice } = day.kiwoom.trigger({ code: '036480', triggerPrice: 36_750, kind: 'static' })
  expect(await price('036480')).toBe(triggerPrice)
  day.kiwoom.release(id)
  expect(Math.abs((await price('036480')) - triggerPrice)).toBeLessThanOrEqual(200)
  expect(() => day.movePrice('ZZZZZZ', 100)).toThrow(/listed/)
  expect(() => day.movePrice('036480', 0.5)).toThrow(/won/)
})
