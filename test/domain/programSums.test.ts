import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  heatOf,
  largestNet,
  mismatchesInTable,
  mismatchesOf,
  totalOf,
} from '../../shared/domain/programSums.ts'
import type { ProgramTrades, ProgramUnit } from '../../shared/domain/programTrade.ts'
import { anyTable, anyTrades, figuresOf, places, row, tableOf, trades } from './program.ts'

/** KIS HHPPG046600C1, captured: class 7100. */
const captured = trades({
  'all.quantity.sell': '146',
  'all.quantity.buy': '153',
  'all.quantity.net': '7',
  'all.amount.sell': '2687',
  'all.amount.buy': '4144',
  'all.amount.net': '1456',
  'arbitrage.quantity.sell': '0',
  'arbitrage.quantity.buy': '0',
  'arbitrage.quantity.net': '0',
  'arbitrage.amount.sell': '0',
  'arbitrage.amount.buy': '0',
  'arbitrage.amount.net': '0',
  'nonArbitrage.quantity.sell': '146',
  'nonArbitrage.quantity.buy': '153',
  'nonArbitrage.quantity.net': '7',
  'nonArbitrage.amount.sell': '2687',
  'nonArbitrage.amount.buy': '4144',
  'nonArbitrage.amount.net': '1456',
})

/** The example in Kiwoom's document of ka10010: three figures, fifteen blanks. */
const documented = trades({
  'all.quantity.sell': '40242',
  'all.quantity.buy': '69219',
  'all.quantity.net': '346871946',
})

/** Every equation of a row, written out: result, summand, summand, and the sign of the last. */
const equations = (['quantity', 'amount'] as const).flatMap((unit) => [
  ...['all', 'arbitrage', 'nonArbitrage'].map(
    (kind) => [`${kind}.${unit}.net`, `${kind}.${unit}.buy`, `${kind}.${unit}.sell`, -1n] as const,
  ),
  ...['sell', 'buy', 'net'].map(
    (side) =>
      [`all.${unit}.${side}`, `arbitrage.${unit}.${side}`, `nonArbitrage.${unit}.${side}`, 1n] as const,
  ),
])

function brokenIn(given: ProgramTrades): string[] {
  const figures = figuresOf(given)
  return equations.flatMap(([result, first, second, sign]) => {
    const [received, one, other] = [result, first, second].map((place) => figures.get(place) ?? null)
    if (received == null || one == null || other == null) return []
    const computed = one + sign * other
    const within = [-2n, -1n, 0n, 1n, 2n].includes(received - computed)
    return within
      ? []
      : [`${sign < 0n ? 'net' : 'parts'} ${result} ${computed} ${received} ${received - computed}`]
  })
}

function flagged(given: ProgramTrades): string[] {
  return mismatchesOf(given).map(({ rule, unit, computed, received, difference, ...rest }) => {
    const place = 'kind' in rest ? `${rest.kind}.${unit}.net` : `all.${unit}.${rest.side}`
    return `${rule} ${place} ${computed} ${received} ${difference}`
  })
}

test('the captured row is right although its net is one off, for each figure is rounded by itself', () => {
  expect(mismatchesOf(captured)).toEqual([])
})

test('the document’s own example does not add up, and it is told where and by how much', () => {
  expect(mismatchesOf(documented)).toEqual([
    {
      rule: 'net',
      kind: 'all',
      unit: 'quantity',
      computed: '28977',
      received: '346871946',
      difference: '346842969',
    },
  ])
})

test('two off is rounding, three off is a mismatch, to both sides', () => {
  const flow = (net: number) =>
    trades({ 'arbitrage.amount.sell': '40', 'arbitrage.amount.buy': '50', 'arbitrage.amount.net': `${net}` })
  expect(
    [7, 8, 10, 12, 13].map((net) => mismatchesOf(flow(net)).map(({ difference }) => difference)),
  ).toEqual([['-3'], [], [], [], ['3']])
})

test('for any figures, the flags are those of an independent calculation', () => {
  fc.assert(
    fc.property(anyTrades, (given) => {
      expect(flagged(given).toSorted()).toEqual(brokenIn(given).toSorted())
    }),
    { numRuns: 500 },
  )
})

test('a table’s flags name the class, in the order of the screen, unknown and repeated ones among them', () => {
  const table = [
    row('9100', documented),
    row('4242', documented),
    row('8000', captured),
    row('1000', documented),
  ]
  expect(mismatchesInTable(table).map(({ code }) => code)).toEqual(['1000', '9100', '4242'])
  expect(mismatchesInTable([...table, row('9100', captured)]).map(({ code }) => code)).toContain('9100')
})

test('for any table, each total is the exact sum of the four that make it up, or unreadable', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const totals = figuresOf(totalOf(table))
      for (const place of places) {
        const parts = ['8000', '8888', '9100', '7100'].map((code) => {
          const rows = table.filter((one) => one.code === code).map((one) => figuresOf(one.trades).get(place))
          return rows.length === 1 ? (rows[0] ?? null) : null
        })
        const sum = parts.reduce((whole, part) => (whole === null || part === null ? null : whole + part), 0n)
        expect(totals.get(place)).toBe(sum)
      }
    }),
  )
})

test('the members of 기관 are not counted beside their subtotal', () => {
  const table = [...tableOf('8888', captured), row('1000', captured), row('9999', captured)]
  expect(totalOf(table)).toEqual(captured)
})

test('a total of what is not known is not zero', () => {
  const unreadable = { kind: 'unreadable' }
  expect(totalOf([]).all.amount.net).toEqual(unreadable)
  const silent = totalOf(tableOf('7100', documented))
  expect(silent.all.quantity.net).toEqual({ kind: 'sent', value: '346871946' })
  expect(silent.all.amount.net).toEqual(unreadable)
})

test('figures of twenty digits are summed to the last one', () => {
  const nines = trades({ 'all.amount.net': '9'.repeat(20) })
  const table = ['8000', '8888', '9100', '7100'].map((code) => row(code, nines))
  expect(totalOf(table).all.amount.net).toEqual({ kind: 'sent', value: '399999999999999999996' })
})

test('heat begins beyond 2, 15 and 50 % of the largest', () => {
  const heat = (net: string, largest = '1000') => {
    const { sign, level } = heatOf(net, largest)
    return sign * level
  }
  expect(['20', '21', '150', '151', '500', '501', '1000', '5000'].map((net) => heat(net))).toEqual([
    0, 1, 1, 2, 2, 3, 3, 3,
  ])
  expect(['-20', '-21', '-151', '-501'].map((net) => heat(net))).toEqual([-0, -1, -2, -3])
  expect(heatOf('-20', '1000')).toEqual({ sign: -1, level: 0 })
  expect(heatOf('0', '0')).toEqual({ sign: 0, level: 0 })
  const nines = '9'.repeat(20)
  expect(heat(`4${'9'.repeat(19)}`, nines)).toBe(2)
  expect(heat(`5${'0'.repeat(19)}`, nines)).toBe(3)
})

test('the largest net is looked for among all classes and kinds of one unit, whichever its sign', () => {
  const table = [
    row('8000', trades({ 'all.amount.net': '900', 'all.quantity.net': '5', 'all.amount.sell': '99999' })),
    row('9100', trades({ 'arbitrage.amount.net': '-12345678901234567890' })),
  ]
  const largest = (unit: ProgramUnit) => largestNet(table, unit)
  expect(largest('amount')).toBe('12345678901234567890')
  expect(largest('quantity')).toBe('5')
  expect(largestNet([row('8000')], 'amount')).toBe('0')
})
