import { expect, test } from 'vitest'
import { shortCodeIn } from '../../shared/domain/isin.ts'
import interest from '../wire/koscom/koscom_interest_search.json' with { type: 'json' }
import portfolio from '../wire/koscom/koscom_portfolio_search.json' with { type: 'json' }

const korean = [
  ...interest.interestSymbolListResponseBody.groupList.group.flatMap(({ isinCode }) => isinCode),
  ...portfolio.portfolioList.portfolio.equityList.map(({ isinCode }) => isinCode),
  ...['KR7005930003', 'KR7000660001'],
].filter((isin) => isin.startsWith('KR'))

test('a Korean ISIN holds the short code', () => {
  expect(korean.length).toBeGreaterThan(10)
  for (const isin of korean) expect(shortCodeIn(isin)).toBe(isin.slice(3, 9))
})

test('any other last digit is wrong, and so is any other digit before it', () => {
  const digits = [...'0123456789']
  for (const isin of korean) {
    const others = digits.map((digit) => isin.slice(0, -1) + digit).filter((other) => other !== isin)
    for (const other of others) expect(shortCodeIn(other)).toBeNull()
    const changed = digits
      .map((digit) => isin.slice(0, 5) + digit + isin.slice(6))
      .filter((each) => each !== isin)
    for (const other of changed) expect(shortCodeIn(other)).toBeNull()
  }
})

test('letters count as their two digits', () => {
  const right = [...'0123456789'].filter((digit) => shortCodeIn(`KR70093L000${digit}`) !== null)
  expect(right).toHaveLength(1)
  expect(shortCodeIn(`KR70093L000${right[0]}`)).toBe('0093L0')
})

test.each(['HK0000050325', 'USU652221081', 'KRZ500395135', 'KR700593000', '005930', '', 'kr7005930003'])(
  '%s has no short code',
  (isin) => expect(shortCodeIn(isin)).toBeNull(),
)
