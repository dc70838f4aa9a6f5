import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SellableFigure, SellableQuantity } from '../../shared/domain/sellableQuantity.ts'
import { mismatchesIn } from '../../shared/domain/sellSums.ts'
import { quantity, sentFigure } from './sellable.ts'

/** An answer as a broker would make it: the average from the exact cost, the rate cut or rounded. */
const consistent: fc.Arbitrary<SellableQuantity> = fc
  .record({
    held: fc.integer({ min: 1, max: 1_000_000 }),
    cost: fc.integer({ min: 1, max: 100_000_000_000 }),
    price: fc.nat(900_000),
    cut: fc.boolean(),
  })
  .map(({ held, cost, price, cut }) => {
    const worth = held * price
    const units = (BigInt(cost) * 20_000n + BigInt(held)) / (2n * BigInt(held))
    const hundredths = (BigInt(worth - cost) * 10_000n) / BigInt(cost)
    const beyond = (BigInt(worth - cost) * 20_000n) / BigInt(cost) - 2n * hundredths
    return quantity({
      held: sentFigure(held),
      cost: sentFigure(cost),
      averagePrice: sentFigure(text(units, 4)),
      price: sentFigure(price),
      worth: sentFigure(worth),
      profit: sentFigure(worth - cost),
      profitRate: sentFigure(text(cut ? hundredths : hundredths + beyond, 2)),
    })
  })

function text(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

const summed = ['held', 'averagePrice', 'cost', 'price', 'worth', 'profit', 'profitRate'] as const

function figuresIn(answer: SellableQuantity): readonly SellableFigure[] {
  return mismatchesIn(answer).map(({ figure }) => figure)
}

test('the captured answer adds up', () => {
  expect(mismatchesIn(quantity())).toEqual([])
})

test('no answer that adds up is accused, whichever way the broker rounds', () => {
  fc.assert(
    fc.property(consistent, (answer) => {
      expect(mismatchesIn(answer)).toEqual([])
    }),
  )
})

test('a figure that does not follow is named with what was received and what the others make', () => {
  expect(mismatchesIn(quantity({ worth: sentFigure(44_291), profit: sentFigure(251) }))).toEqual([
    { figure: 'worth', received: '44291', computed: '44290' },
  ])
  expect(mismatchesIn(quantity({ profit: sentFigure(-250) }))).toEqual([
    { figure: 'profit', received: '-250', computed: '250' },
    { figure: 'profitRate', received: '0.56', computed: '-0.57' },
  ])
  expect(mismatchesIn(quantity({ averagePrice: sentFigure('22021.0000') }))).toEqual([
    { figure: 'cost', received: '44040', computed: '44042' },
  ])
  expect(mismatchesIn(quantity({ profitRate: sentFigure('0.58') }))).toEqual([
    { figure: 'profitRate', received: '0.58', computed: '0.57' },
  ])
})

test('the cost may differ by a won and by what four decimals hide of each share, and by no more', () => {
  const many = { held: sentFigure(100_000), averagePrice: sentFigure('333.3333') }
  expect(figuresIn(quantity({ ...many, cost: sentFigure(33_333_336) }))).not.toContain('cost')
  expect(figuresIn(quantity({ ...many, cost: sentFigure(33_333_337) }))).toContain('cost')
})

test('a worth that is off by any number of won is seen, and a profit too', () => {
  fc.assert(
    fc.property(consistent, fc.integer({ min: 1, max: 1_000_000 }), (answer, off) => {
      const worth = answer.worth.kind === 'sent' ? answer.worth.value + off : 0
      expect(figuresIn({ ...answer, worth: sentFigure(worth) })).toEqual(
        expect.arrayContaining(['worth', 'profit']),
      )
    }),
  )
})

test('a sum with a figure that was not sent is not judged: nothing stands in for it', () => {
  const wrong = quantity({
    cost: sentFigure(1),
    worth: sentFigure(1),
    profit: sentFigure(7),
    profitRate: sentFigure('99.00'),
  })
  expect(figuresIn(wrong)).toEqual(['worth', 'cost', 'profit', 'profitRate'])
  const reliesOn: Readonly<Record<(typeof summed)[number], readonly SellableFigure[]>> = {
    held: ['worth', 'cost'],
    averagePrice: ['cost'],
    cost: ['cost', 'profit', 'profitRate'],
    price: ['worth'],
    worth: ['worth', 'profit'],
    profit: ['profit', 'profitRate'],
    profitRate: ['profitRate'],
  }
  for (const unread of summed)
    for (const kind of ['blank', 'unreadable'] as const) {
      const left = figuresIn({ ...wrong, [unread]: { kind } })
      expect(left).toEqual(figuresIn(wrong).filter((figure) => !reliesOn[unread].includes(figure)))
    }
})

test('a cost of nothing has no rate to judge', () => {
  const gift = quantity({
    cost: sentFigure(0),
    averagePrice: sentFigure('0.0000'),
    profit: sentFigure(44_290),
    profitRate: sentFigure('0.00'),
  })
  expect(mismatchesIn(gift)).toEqual([])
})
