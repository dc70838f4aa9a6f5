import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Holding } from '../../shared/domain/holding.ts'
import { type Explained, reconcile } from '../../shared/domain/reconciliation.ts'
import { holding, quantity, sentFigure } from './sellable.ts'

const check = { question: 'TTTC8408R', askedAt: 2000 }
const balance = (...rows: Holding[]) => ({ rows, question: 'TTTC8434R', askedAt: 1000 })

const figures = (held: number, sellable: number, soldToday = 0, boughtToday = 0) =>
  quantity({
    held: sentFigure(held),
    sellable: sentFigure(sellable),
    soldToday: sentFigure(soldToday),
    boughtToday: sentFigure(boughtToday),
  })

const named = (explained: readonly Explained[] | undefined) =>
  explained?.map(({ cause, quantity }) => `${cause} ${quantity}`)

test('shares that a loan stands behind explain their part by the balance’s word, the rest stays unexplained', () => {
  const rows = balance(holding(sentFigure(1100)), holding(sentFigure(150), 'credit'))
  expect(reconcile(figures(1250, 1050), check, rows)).toEqual({
    difference: 200,
    explained: [{ cause: 'credit', quantity: 150, question: 'TTTC8434R', askedAt: 1000 }],
    unexplained: 50,
    otherHeld: null,
  })
})

test('trades of today explain the rest only where they are exactly the rest', () => {
  expect(reconcile(figures(100, 70, 30), check, null)).toEqual({
    difference: 30,
    explained: [{ cause: 'sold-today', quantity: 30, ...check }],
    unexplained: 0,
    otherHeld: null,
  })
  expect(named(reconcile(figures(100, 70, 0, 30), check, null)?.explained)).toEqual(['bought-today 30'])
  for (const off of [29, 31]) {
    expect(reconcile(figures(100, 70, off, off), check, null)?.explained).toEqual([])
    expect(reconcile(figures(100, 70, off, off), check, null)?.unexplained).toBe(30)
  }
  const rows = balance(holding(sentFigure(80)), holding(sentFigure(20), 'credit'))
  expect(named(reconcile(figures(100, 70, 10), check, rows)?.explained)).toEqual([
    'credit 20',
    'sold-today 10',
  ])
})

test('a loan larger than the difference explains nothing, nor does another issue’s or one that cannot be read', () => {
  const many = balance(holding(sentFigure(60), 'credit'))
  expect(named(reconcile(figures(100, 70), check, many)?.explained)).toEqual([])
  const other = balance(holding(sentFigure(30), 'credit', '005930'))
  expect(named(reconcile(figures(100, 70), check, other)?.explained)).toEqual([])
  const unread = balance(holding({ kind: 'unreadable' }, 'credit'), holding(sentFigure(30), 'unknown'))
  expect(named(reconcile(figures(100, 70), check, unread)?.explained)).toEqual([])
})

test('more sellable than held is explained by what was bought today, and only if it is exactly that', () => {
  expect(named(reconcile(figures(0, 5, 0, 5), check, null)?.explained)).toEqual(['bought-today -5'])
  const rows = balance(holding(sentFigure(5), 'credit'))
  expect(reconcile(figures(10, 15, 5, 4), check, rows)).toMatchObject({ explained: [], unexplained: -5 })
})

test('a balance that says another quantity held stands beside the check’s, with its own time', () => {
  const split = balance(holding(sentFigure(60)), holding(sentFigure(30), 'credit'))
  expect(reconcile(figures(100, 100), check, split)?.otherHeld).toEqual({
    quantity: 90,
    question: 'TTTC8434R',
    askedAt: 1000,
  })
  expect(reconcile(figures(90, 90), check, split)?.otherHeld).toBeNull()
  const soldOut = balance(holding(sentFigure(0)))
  expect(reconcile(figures(100, 100), check, soldOut)?.otherHeld?.quantity).toBe(0)
  const silent = [balance(), balance(holding(sentFigure(60)), holding({ kind: 'blank' }))]
  for (const rows of silent) expect(reconcile(figures(100, 100), check, rows)?.otherHeld).toBeNull()
})

test('without both figures there is nothing to reconcile', () => {
  for (const kind of ['blank', 'unreadable'] as const) {
    expect(reconcile(quantity({ held: { kind } }), check, null)).toBeNull()
    expect(reconcile(quantity({ sellable: { kind } }), check, null)).toBeNull()
  }
})

test('the parts always make up the difference, and each is a figure that somebody sent', () => {
  const few = fc.nat(6)
  const row = fc
    .tuple(few, fc.constantFrom('cash', 'credit', 'unknown'), fc.constantFrom('360750', '005930'))
    .map(([held, financing, code]) => holding(sentFigure(held), financing, code))
  const rows = fc.option(fc.array(row, { maxLength: 4 }))
  fc.assert(
    fc.property(few, few, few, few, rows, (held, sellable, sold, bought, given) => {
      const got = reconcile(figures(held, sellable, sold, bought), check, given && balance(...given))
      const explained = got?.explained ?? []
      const sum = explained.reduce((total, part) => total + part.quantity, 0)
      expect(sum + (got?.unexplained ?? Number.NaN)).toBe(held - sellable)
      const borrowed = (given ?? [])
        .filter(({ issue, financing }) => issue.code === '360750' && financing === 'credit')
        .reduce((total, { held: shares }) => total + (shares.kind === 'sent' ? shares.value : 0), 0)
      const told = { credit: borrowed, 'sold-today': sold, 'bought-today': bought }
      for (const { cause, quantity: shares } of explained) expect(Math.abs(shares)).toBe(told[cause])
    }),
  )
})
