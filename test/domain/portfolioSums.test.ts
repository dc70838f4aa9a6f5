import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Figure } from '../../shared/domain/figure.ts'
import {
  averageCost,
  isShort,
  returnOf,
  stockSums,
  type Total,
  together,
  toldOf,
  totalOf,
  withPlaces,
} from '../../shared/domain/portfolioSums.ts'
import { balance, blank, equity, unreadable } from './accounts.ts'
import { sentFigure } from './sellable.ts'

const won = fc.maxSafeInteger()
const figure: fc.Arbitrary<Figure<number>> = fc.oneof(
  { weight: 8, arbitrary: won.map((value) => sentFigure(value)) },
  { weight: 1, arbitrary: fc.constant(blank) },
  { weight: 1, arbitrary: fc.constant(unreadable) },
)

/** Adds up digit by digit, as on paper: nothing of the code under test is used. */
function onPaper(values: readonly number[]): string {
  const add = (a: string, b: string) => {
    const [long, short] = a.length >= b.length ? [a, b] : [b, a]
    let carry = 0
    const digits = [...long].reverse().map((digit, place) => {
      const sum = Number(digit) + Number([...short].reverse()[place] ?? 0) + carry
      carry = sum > 9 ? 1 : 0
      return sum % 10
    })
    return `${carry || ''}${digits.reverse().join('')}`
  }
  return values.reduce((sum, value) => add(sum, String(value)), '0').replace(/^0+(?=\d)/, '')
}

test('a total is the exact sum, or is not told: never a rounded one, never without an unknown part', () => {
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 30 }), (figures) => {
      const total = totalOf(figures)
      const lacking = figures.find(({ kind }) => kind !== 'sent')
      if (lacking) {
        expect(total).toEqual({ kind: 'unknown', why: lacking.kind })
        return
      }
      const values = figures.flatMap((one) => (one.kind === 'sent' ? [one.value] : []))
      const plus = onPaper(values.filter((value) => value > 0))
      const minus = onPaper(values.filter((value) => value < 0).map((value) => -value))
      const exact = BigInt(plus) - BigInt(minus)
      if (total.kind === 'known') expect(String(total.value)).toBe(String(exact))
      else {
        expect(total).toEqual({ kind: 'unknown', why: 'too-large' })
        expect(exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < -BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
      }
    }),
  )
})

const total: fc.Arbitrary<Total> = fc.oneof(
  fc.integer().map((value) => ({ kind: 'known' as const, value })),
  fc.constant({ kind: 'untold' as const }),
  fc.constant({ kind: 'unknown' as const, why: 'unreadable' as const }),
)

test('several accounts have a total only where each of them has one', () => {
  fc.assert(
    fc.property(fc.array(total, { minLength: 1, maxLength: 6 }), (totals) => {
      const sum = together(totals)
      const values = totals.flatMap((one) => (one.kind === 'known' ? [one.value] : []))
      if (values.length === totals.length)
        expect(sum).toEqual({ kind: 'known', value: values.reduce((all, one) => all + one, 0) })
      else if (totals.every(({ kind }) => kind === 'untold')) expect(sum).toEqual({ kind: 'untold' })
      else expect(sum.kind).toBe('unknown')
    }),
  )
})

test('a figure that the broker does not have is not the same as one that it left empty', () => {
  expect(toldOf(null)).toEqual({ kind: 'untold' })
  expect(toldOf(blank)).toEqual({ kind: 'unknown', why: 'blank' })
  expect(together([])).toEqual({ kind: 'unknown', why: 'never-told' })
})

test('a list that the broker calls longer than it came has no sums', () => {
  const short = balance({ equities: [equity()], rowsTold: sentFigure(2) })
  expect(isShort(short)).toBe(true)
  expect(stockSums(short).worth).toEqual({ kind: 'unknown', why: 'short-list' })
  expect(stockSums({ ...short, rowsTold: sentFigure(1) }).worth).toEqual({ kind: 'known', value: 770_000 })
  expect(stockSums({ ...short, rowsTold: blank }).worth).toEqual({ kind: 'known', value: 770_000 })
  expect(stockSums(null).worth).toEqual({ kind: 'unknown', why: 'never-told' })
})

test('an average is what was paid by the shares, to the nearest ten-thousandth', () => {
  fc.assert(
    fc.property(fc.nat(1e13), fc.integer({ min: 1, max: 1e8 }), (cost, quantity) => {
      const average = averageCost({ cost: sentFigure(cost), quantity: sentFigure(quantity) }) ?? ''
      const [, whole = '', fraction = ''] = /^(\d+)\.(\d{4})$/.exec(average) ?? []
      const units = BigInt(whole + fraction)
      // |units / 10⁴ − cost / quantity| ≤ ½ · 10⁻⁴, without a division
      const off = 2n * (units * BigInt(quantity) - BigInt(cost) * 10_000n)
      expect(off <= BigInt(quantity) && off >= -BigInt(quantity)).toBe(true)
    }),
  )
  expect(averageCost({ cost: sentFigure(1), quantity: sentFigure(0) })).toBeNull()
  expect(averageCost({ cost: blank, quantity: sentFigure(3) })).toBeNull()
  expect(averageCost({ cost: sentFigure(1), quantity: unreadable })).toBeNull()
})

test('a return is the profit by the cost, to the nearest hundredth of a percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e13 }), fc.integer({ min: -1e13, max: 1e13 }), (cost, profit) => {
      const rate = returnOf({
        cost: { kind: 'known', value: cost },
        profit: { kind: 'known', value: profit },
      })
      const units = BigInt((rate ?? '').replace('.', ''))
      const off = 2n * (units * BigInt(cost) - BigInt(profit) * 10_000n)
      expect(off <= BigInt(cost) && off >= -BigInt(cost)).toBe(true)
      expect(rate).toMatch(/^-?\d+\.\d\d$/)
    }),
  )
  const known = { kind: 'known', value: 5 } as const
  expect(returnOf({ cost: { kind: 'known', value: 0 }, profit: known })).toBeNull()
  expect(returnOf({ cost: known, profit: { kind: 'untold' } })).toBeNull()
})

test('a decimal is brought to its places at the nearest, and what is none is left as it came', () => {
  expect(withPlaces('9.9312', 2)).toBe('9.93')
  expect(withPlaces('-0.005', 2)).toBe('-0.01')
  expect(withPlaces('9.9', 2)).toBe('9.90')
  expect(withPlaces('100', 2)).toBe('100.00')
  expect(withPlaces('?', 2)).toBe('?')
})
