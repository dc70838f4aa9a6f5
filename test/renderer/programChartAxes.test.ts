import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeAxis, valueAxis } from '../../renderer/panels/program/chart/axes.ts'
import { netText } from '../../renderer/panels/program/chart/netText.ts'
import { pushApart } from '../../renderer/panels/program/chart/pushApart.ts'

/** 2026-10-14 09:00 in Korea. */
const nine = Date.UTC(2026, 9, 14)
const minute = 60_000

const texts = ({ ticks }: { readonly ticks: readonly { readonly text: string }[] }) =>
  ticks.map(({ text }) => text)

test("the time axis is Korea's wall clock in whole half hours", () => {
  const morning = timeAxis(nine, nine + 76 * minute, 1226)
  expect([morning.from, morning.until]).toEqual([nine, nine + 90 * minute])
  expect(texts(morning)).toEqual([
    '09:00',
    '09:10',
    '09:20',
    '09:30',
    '09:40',
    '09:50',
    '10:00',
    '10:10',
    '10:20',
    '10:30',
  ])
  const day = timeAxis(nine - 60 * minute, nine + 660 * minute, 700)
  expect(texts(day)).toEqual(['08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00'])
  const one = timeAxis(nine, nine, 800)
  expect([one.from, one.until]).toEqual([nine, nine + 30 * minute])
})

test('every reading lies within the time axis, and its labels do not touch', () => {
  fc.assert(
    fc.property(
      fc.nat(86_400),
      fc.nat(43_200),
      fc.integer({ min: 200, max: 3840 }),
      (start, length, pixels) => {
        const first = nine + start * 1000
        const { from, until, ticks } = timeAxis(first, first + length * 1000, pixels)
        expect(from).toBeLessThanOrEqual(first)
        expect(until).toBeGreaterThanOrEqual(first + length * 1000)
        for (const [index, { at }] of ticks.slice(1).entries())
          expect(((at - (ticks[index]?.at ?? 0)) * pixels) / (until - from)).toBeGreaterThan(40)
      },
    ),
  )
})

test('the value axis has a sign and round steps, in the unit chosen', () => {
  const values = [-7900, 89_891]
  expect(texts(valueAxis(values, 294, 'million'))).toEqual([
    '−20,000',
    '0',
    '+20,000',
    '+40,000',
    '+60,000',
    '+80,000',
    '+100,000',
  ])
  expect(texts(valueAxis(values, 294, 'eok'))[2]).toBe('+200')
  expect(texts(valueAxis(values, 294, 'jo')).slice(0, 3)).toEqual(['−0.02', '0.00', '+0.02'])
  expect(texts(valueAxis([30, 40], 200, 'eok'))).toEqual(['0.0', '+0.1', '+0.2', '+0.3', '+0.4'])
  expect(texts(valueAxis([0], 294, 'quantity'))).toContain('0')
})

test('without a value there is no scale to read one from', () => {
  expect(texts(valueAxis([], 294, 'million'))).toEqual(['0'])
})

test('every value and zero lie within the value axis, of twenty digits too', () => {
  const most = 10n ** 20n - 1n
  const anyValue = fc.bigInt({ min: -most, max: most }).map(Number)
  fc.assert(
    fc.property(
      fc.array(anyValue, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 40, max: 900 }),
      (values, pixels) => {
        const { from, until, ticks } = valueAxis(values, pixels, 'million')
        expect(from).toBeLessThanOrEqual(Math.min(0, ...values))
        expect(until).toBeGreaterThanOrEqual(Math.max(0, ...values))
        expect(ticks.filter(({ at }) => at === 0).map(({ text }) => text)).toEqual(['0'])
      },
    ),
  )
})

test('a figure that is read stays exact', () => {
  expect(netText('-99999999999999999999', 'eok')).toBe('−999,999,999,999,999,999.99')
  expect(netText('89891', 'million')).toBe('+89,891')
  expect(netText('12', 'quantity')).toBe('+12')
  expect(netText('0', 'jo')).toBe('0.000000')
})

test('labels that would cover each other stand apart, in their order, and the others stay where their lines end', () => {
  const within = { gap: 16, from: 0, until: 300 }
  expect(pushApart([100, 200, 20], within)).toEqual([100, 200, 20])
  expect(pushApart([100, 104, 296], within)).toEqual([100, 116, 296])
  expect(pushApart([298, 299], within)).toEqual([284, 300])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 12 }), (wanted) => {
      const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
      const placed = pushApart(wanted, within)
      const sorted = order.map((index) => placed[index] ?? Number.NaN)
      for (const [index, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(300)
        if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(16)
      }
    }),
  )
})
