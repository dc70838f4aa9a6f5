import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountBalance, Composition } from '../../shared/domain/portfolio.ts'
import { shareOf, toldShares, weigh, weighTogether } from '../../shared/domain/weights.ts'
import { balance, blank, equity, fund, other, unreadable } from './accounts.ts'
import { sentFigure } from './sellable.ts'

const worth = fc.integer({ min: 0, max: 1e12 })

/** A balance whose parts make up its total exactly, with the cash that its broker counts. */
const consistent = fc
  .record({
    cash: worth,
    stocks: fc.array(worth, { minLength: 1, maxLength: 5 }),
    credit: fc.array(worth, { maxLength: 3 }),
    funds: fc.array(worth, { maxLength: 3 }),
    bonds: fc.array(worth, { maxLength: 3 }),
  })
  .map((made) => {
    const parts = [...made.stocks, ...made.credit, ...made.funds, ...made.bonds, made.cash]
    return { made, total: parts.reduce((sum, amount) => sum + amount, 0), value: balanceOf(made) }
  })
  .filter(({ total }) => total > 0)

interface Made {
  readonly cash: number
  readonly stocks: readonly number[]
  readonly credit: readonly number[]
  readonly funds: readonly number[]
  readonly bonds: readonly number[]
}

function balanceOf({ cash, stocks, credit, funds, bonds }: Made): AccountBalance {
  const parts = [cash, ...stocks, ...credit, ...funds, ...bonds]
  return balance({
    equities: [
      ...stocks.map((amount) => equity({ worth: sentFigure(amount) })),
      ...credit.map((amount) => equity({ worth: sentFigure(amount), financing: 'credit' })),
    ],
    funds: funds.map((amount) => fund({ worth: sentFigure(amount) })),
    others: bonds.map((amount) => other({ worth: sentFigure(amount) })),
    sums: {
      cash: sentFigure(cash),
      total: sentFigure(parts.reduce((sum, amount) => sum + amount, 0)),
    },
  })
}

test('every weight is its part of the whole, and the parts are all of it', () => {
  fc.assert(
    fc.property(consistent, ({ made, total, value }) => {
      const weighing = weigh(value)
      if (weighing.kind !== 'computed') throw new Error(weighing.kind)
      expect(weighing.whole).toBe(total)
      const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
      const expected = { 'stock-cash': sum(made.stocks), 'stock-credit': sum(made.credit), cash: made.cash }
      for (const [name, amount] of Object.entries(expected))
        expect(weighing.classes.get(name as 'cash') ?? 0).toBe(amount)
      expect(sum([...weighing.classes.values()])).toBe(total)
    }),
  )
})

test('a share is the part of the whole to the nearest tenth of a percent', () => {
  fc.assert(
    fc.property(fc.nat(1e13), fc.integer({ min: 1, max: 1e13 }), (amount, whole) => {
      const tenths = BigInt(shareOf(amount, whole).replace('.', ''))
      const off = 2n * (tenths * BigInt(whole) - BigInt(amount) * 1000n)
      expect(off <= BigInt(whole) && off >= -BigInt(whole)).toBe(true)
    }),
  )
})

test('one worth that is not known leaves no weight at all', () => {
  fc.assert(
    fc.property(consistent, fc.nat(), fc.constantFrom(blank, unreadable), ({ value }, at, figure) => {
      const equities = value.equities.map((row, place) =>
        place === at % value.equities.length ? { ...row, worth: figure } : row,
      )
      expect(weigh({ ...value, equities })).toEqual({ kind: 'unknown', why: figure.kind })
    }),
  )
})

test('a total that its parts do not make up is told beside their sum, and nothing is weighed', () => {
  fc.assert(
    fc.property(consistent, fc.integer({ min: 100, max: 1e9 }), ({ value, total }, off) => {
      const told = total + off
      const weighing = weigh({ ...value, sums: { ...value.sums, total: sentFigure(told) } })
      expect(weighing).toEqual({ kind: 'differs', told, summed: total })
    }),
  )
})

test('the cash that makes the sum come out is the one that is counted', () => {
  const sums = {
    cash: sentFigure(900_000),
    d2: sentFigure(230_000),
    total: sentFigure(1_000_000),
  }
  const weighing = weigh(balance({ equities: [equity()], sums }))
  expect(weighing).toMatchObject({ kind: 'computed', cash: 'd2', whole: 1_000_000 })
})

test('no total, a missing row, a part below nothing: no weights', () => {
  const sums = { cash: sentFigure(30_000), total: sentFigure(800_000) }
  const told = balance({ equities: [equity()], sums })
  expect(weigh(told).kind).toBe('computed')
  expect(weigh(null)).toEqual({ kind: 'unknown', why: 'never-told' })
  expect(weigh(balance({ equities: [equity()] }))).toEqual({ kind: 'unknown', why: 'untold' })
  expect(weigh({ ...told, rowsTold: sentFigure(2) })).toEqual({ kind: 'unknown', why: 'short-list' })
  const owing = { cash: sentFigure(-70_000), total: sentFigure(700_000) }
  expect(weigh(balance({ equities: [equity()], sums: owing })).kind).toBe('negative')
})

test('several accounts are weighed only where each of them is', () => {
  const one = weigh(
    balance({ equities: [equity()], sums: { cash: sentFigure(30_000), total: sentFigure(800_000) } }),
  )
  const later = weigh(balance({ sums: { cash: sentFigure(1000), d2: sentFigure(5), total: sentFigure(5) } }))
  const two = weighTogether([one, one])
  expect(two).toMatchObject({ kind: 'computed', whole: 1_600_000 })
  expect(two.kind === 'computed' && two.classes.get('stock-cash')).toBe(1_540_000)
  expect(two).toMatchObject({ cash: 'cash' })
  expect(weighTogether([one, later])).toMatchObject({ kind: 'computed', cash: null })
  expect(weighTogether([one, weigh(null)])).toEqual({ kind: 'unknown', why: 'never-told' })
})

function composition(amounts: readonly string[], cash: Composition['cash'] = blank): Composition {
  return {
    amounts: 'percent',
    vouchedFor: false,
    cash,
    equities: amounts.map((amount) => ({
      isin: null,
      code: null,
      name: '한빛',
      type: 'KSP',
      amount: sentFigure(amount),
      rate: blank,
    })),
    funds: [],
    others: [],
    rowsTold: null,
  }
}

test('shares that a broker tells are drawn only where they make up a hundred', () => {
  expect(toldShares(composition(['60.2', '39.5']))).toMatchObject({
    adds: 'without-cash',
    sum: '99.70000000',
  })
  expect(toldShares(composition(['60.2', '26.8'], sentFigure('13.0')))).toMatchObject({ adds: 'with-cash' })
  expect(toldShares(composition(['60.2', '26.8']))).toMatchObject({ adds: null, sum: '87.00000000' })
  expect(toldShares(composition(['99.4']))).toMatchObject({ adds: null })
  expect(toldShares(composition(['130', '-30']))).toMatchObject({ adds: null })
})

test('cash in won is no share of anything', () => {
  const told = toldShares(composition(['100'], sentFigure('6976542')))
  expect(told).toMatchObject({ withCash: null, adds: 'without-cash' })
})

test('quantities, and shares that could not be read, are no shares', () => {
  expect(toldShares({ ...composition(['100']), amounts: 'quantity' })).toEqual({ kind: 'quantities' })
  const [row] = composition(['1']).equities
  if (!row) throw new Error('no row')
  const unread = { ...composition(['50', '50']), equities: [row, { ...row, amount: unreadable }] }
  expect(toldShares(unread)).toEqual({ kind: 'unknown', unread: 1 })
})
