import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, rounded, scaled } from '../../shared/domain/decimal.ts'

test('a decimal text keeps every digit, and a figure that would lose one is no figure', () => {
  expect(scaled('2884.1250', 4)).toBe(28_841_250n)
  expect(scaled('-6.09', 2)).toBe(-609n)
  expect(scaled('10', 4)).toBe(100_000n)
  expect(scaled('123456789012345678901.5', 1)).toBe(1_234_567_890_123_456_789_015n)
  expect(scaled('0.2000', 2)).toBe(20n)
  expect(scaled('0.015', 2)).toBeNull()
})

test('what is no decimal is none', () => {
  for (const text of ['', '.5', '5.', '+1', '1e3', '1,000', ' 1', '--1', '١', 'NaN', '0x10', '1.2.3'])
    expect(scaled(text, 4), text).toBeNull()
})

test('there and back is the same figure', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(8), (value, places) => {
      expect(scaled(decimal(value, places), places)).toBe(value)
    }),
  )
})

test('a rounded quotient is the nearest one, halves away from zero', () => {
  expect([5n, -5n, 4n, -4n, 15n, 0n].map((dividend) => rounded(dividend, 10n))).toEqual([
    1n,
    -1n,
    0n,
    0n,
    2n,
    0n,
  ])
})
