import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inUnit } from '../../shared/domain/programTrade.ts'

test('an amount in 억 or 조 has every digit that the broker sent in 백만원', () => {
  expect(inUnit('-71410', 'million')).toBe('-71410')
  expect(inUnit('-71410', 'eok')).toBe('-714.10')
  expect(inUnit('-71410', 'jo')).toBe('-0.071410')
  expect(inUnit('0', 'eok')).toBe('0.00')
  expect(inUnit('-5', 'eok')).toBe('-0.05')
  expect(inUnit('12345678901234567890', 'jo')).toBe('12345678901234.567890')
})

test('whatever the unit, taking its point away gives back the amount', () => {
  const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
  fc.assert(
    fc.property(amount, fc.constantFrom('million', 'eok', 'jo'), (millions, unit) => {
      const [whole = '', decimals = ''] = inUnit(String(millions), unit).split('.')
      expect(BigInt(whole + decimals)).toBe(millions)
      expect(decimals.length).toBe({ million: 0, eok: 2, jo: 6 }[unit])
    }),
  )
})
