import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateProceeds } from '../../shared/domain/proceeds.ts'

const sale = { quantity: 3200, price: 3260, feePercent: '0.015', taxPercent: '0.20' }

/** A percentage in ten-thousandths of a percent, and the ways to write it. */
const percent = fc
  .tuple(fc.nat(100_000), fc.boolean())
  .map(([parts, short]) => ({ parts, text: written(parts, short) }))

function written(parts: number, short: boolean): string {
  const text = (parts / 10_000).toFixed(4)
  return short ? text.replace(/\.?0+$/, '') : text
}

test('fee and tax are each cut to whole won', () => {
  expect(estimateProceeds(sale)).toEqual({ amount: 10_432_000, fee: 1564, tax: 20_864, net: 10_409_572 })
  expect(estimateProceeds({ ...sale, quantity: 500, price: 53_000 })).toEqual({
    amount: 26_500_000,
    fee: 3975,
    tax: 53_000,
    net: 26_443_025,
  })
  expect(estimateProceeds({ ...sale, quantity: 0 })).toEqual({ amount: 0, fee: 0, tax: 0, net: 0 })
})

test('the estimate is exact to the won, however large the sale', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(900_000_000), percent, percent, (quantity, price, fee, tax) => {
      const got = estimateProceeds({ quantity, price, feePercent: fee.text, taxPercent: tax.text })
      if (got === null) throw new Error('every such sale fits')
      const product = BigInt(quantity) * BigInt(price)
      const isCutOf = (won: number, parts: number) => {
        const over = product * BigInt(parts) - BigInt(won) * 1_000_000n
        return over >= 0n && over < 1_000_000n
      }
      expect(BigInt(got.amount)).toBe(product)
      expect(isCutOf(got.fee, fee.parts)).toBe(true)
      expect(isCutOf(got.tax, tax.parts)).toBe(true)
      expect(BigInt(got.net) + BigInt(got.fee) + BigInt(got.tax)).toBe(product)
    }),
  )
})

test('what a number cannot hold exactly is no estimate, nor is what is no whole figure or no rate', () => {
  expect(estimateProceeds({ ...sale, quantity: 9_007_199_254, price: 1_000_001 })).toBeNull()
  expect(estimateProceeds({ ...sale, price: Number.MAX_SAFE_INTEGER, quantity: 1 })).not.toBeNull()
  for (const quantity of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(estimateProceeds({ ...sale, quantity })).toBeNull()
  for (const feePercent of ['', '-0.01', '0.015%', '0.00001'])
    expect(estimateProceeds({ ...sale, feePercent })).toBeNull()
})
