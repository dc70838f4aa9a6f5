import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planQuotes, wantedOf } from '../../electron/monitor/quotePlan.ts'
import type { Mine } from '../../shared/domain/watchlist.ts'

/** Few enough to come up in several lists at once; some are none that a Korean issue has. */
const codes = ['005930', '000660', '0011A0', '035420', '0155E0', '105560', '068270', '247540', '373220']
const anyCode = fc.constantFrom(...codes, 'US0378331005', '00593', 'abcdef')
const anyList = fc.array(anyCode, { maxLength: 12 })
const anyMine = fc.record({ held: anyList, looked: anyList, watched: anyList })
const anyStep = fc.record({
  mine: anyMine,
  most: fc.integer({ min: 0, max: 6 }),
  mayPoll: fc.boolean(),
})

function mineOf({ held, watched }: { readonly held: string[]; readonly watched: string[] }): Mine {
  return { held: Object.fromEntries(held.map((code) => [code, 1])), heldAsOf: 0, watched }
}

test('held comes before looked at, looked at before watched, each Korean code once', () => {
  fc.assert(
    fc.property(anyMine, (given) => {
      const wanted = wantedOf(mineOf(given), given.looked)
      const told = wanted.map(({ code }) => code)
      const every = [...given.held, ...given.looked, ...given.watched].filter((code) => codes.includes(code))
      expect(told.toSorted()).toEqual([...new Set(every)].toSorted())
      for (const { code, tier } of wanted)
        expect(tier).toBe([given.held, given.looked, given.watched].findIndex((list) => list.includes(code)))
      expect(wanted.map(({ tier }) => tier)).toEqual(wanted.map(({ tier }) => tier).toSorted())
      // What is on the screen keeps the order of the screen.
      const shown = [...new Set(given.looked)].filter((code) => !given.held.includes(code))
      expect(told.filter((code) => shown.includes(code))).toEqual(
        shown.filter((code) => codes.includes(code)),
      )
    }),
  )
})

test('each wanted issue is live, polled or waiting, and nothing less wanted has the place of a more wanted one', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 6 }), (steps) => {
      let live: readonly string[] = []
      for (const { mine, most, mayPoll } of steps) {
        const wanted = wantedOf(mineOf(mine), mine.looked)
        const plan = planQuotes({ wanted, most, mayPoll, live })
        const all = [...plan.live, ...plan.polled, ...plan.waiting]
        expect(all.toSorted()).toEqual(wanted.map(({ code }) => code).toSorted())
        expect(plan.live).toHaveLength(Math.min(most, wanted.length))
        expect(plan.pollEvery === null).toBe(plan.polled.length === 0)
        if (!mayPoll) expect(plan.polled).toEqual([])
        const tierOf = (code: string) => wanted.find((one) => one.code === code)?.tier ?? 9
        const leastLive = Math.max(...plan.live.map(tierOf))
        for (const code of [...plan.polled, ...plan.waiting])
          expect(tierOf(code)).toBeGreaterThanOrEqual(leastLive)
        live = plan.live
      }
    }),
  )
})

test('who is live stays so, unless something more wanted takes the place, or there are fewer places', () => {
  fc.assert(
    fc.property(anyStep, anyStep, (first, second) => {
      const before = planQuotes({ ...planned(first), live: [] })
      const given = planned(second)
      const after = planQuotes({ ...given, live: before.live })
      const tierOf = (code: string) => given.wanted.find((one) => one.code === code)?.tier ?? 9
      const lost = before.live.filter((code) => tierOf(code) < 9 && !after.live.includes(code))
      const came = after.live.filter((code) => !before.live.includes(code))
      for (const code of lost) {
        expect(after.live).toHaveLength(given.most)
        for (const other of came) expect(tierOf(other)).toBeLessThan(tierOf(code))
      }
    }),
  )
})

const planned = ({ mine, most, mayPoll }: Parameters<typeof stepOf>[0]) => stepOf({ mine, most, mayPoll })
function stepOf(step: {
  readonly mine: { readonly held: string[]; readonly looked: string[]; readonly watched: string[] }
  readonly most: number
  readonly mayPoll: boolean
}) {
  return { ...step, wanted: wantedOf(mineOf(step.mine), step.mine.looked) }
}

test('another order of the same issues moves nobody', () => {
  const many = Array.from({ length: 500 }, (_, n) => n.toString().padStart(6, '0'))
  const step = (watched: string[], live: readonly string[]) =>
    planQuotes({ wanted: wantedOf(mineOf({ held: [], watched }), []), most: 199, mayPoll: true, live })
  const first = step(many, [])
  expect(first.live).toEqual(many.slice(0, 199))
  expect(first.polled).toEqual(many.slice(199, 319))
  expect([first.waiting.length, first.pollEvery]).toEqual([181, 60_000])
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
      expect(new Set(step(shuffled, first.live).live)).toEqual(new Set(first.live))
    }),
    { numRuns: 20 },
  )
})
