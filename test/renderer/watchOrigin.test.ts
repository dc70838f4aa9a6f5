import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mineOf } from '../../electron/monitor/mine.ts'
import { heldParts } from '../../renderer/panels/watch/heldParts.ts'
import { priceAge } from '../../renderer/panels/watch/priceAge.ts'
import { noWatchlist } from '../../shared/domain/watchlist.ts'
import { accountState, equity } from '../monitor/support/accountParts.ts'

const code = fc.constantFrom('000001', '000002', '000003', null)
const quantity = fc.oneof(
  fc.nat(1000),
  fc.constantFrom({ kind: 'unreadable' as const }, { kind: 'blank' as const }),
)
const account = fc
  .tuple(fc.option(fc.nat(9)), fc.array(fc.tuple(code, quantity), { maxLength: 5 }))
  .map(([askedAt, rows]) =>
    accountState(
      askedAt,
      rows.map((row) => equity(...row)),
    ),
  )

test('what the accounts tell one by one makes up what the row says is held', () => {
  fc.assert(
    fc.property(fc.array(account, { minLength: 1, maxLength: 3 }), (accounts) => {
      const { held, heldAsOf } = mineOf(accounts, noWatchlist)
      for (const of of ['000001', '000002', '000003']) {
        const shares = heldParts(accounts, of).map((part) => part.shares)
        expect(shares.includes(undefined)).toBe(heldAsOf === null)
        if (heldAsOf === null) continue
        const sum = shares.includes(null) ? null : shares.reduce<number>((all, one) => all + (one ?? 0), 0)
        expect(sum).toBe(of in held ? held[of] : 0)
      }
    }),
  )
})

test('an account that told nothing is no account with nothing', () => {
  const [silent, empty] = [accountState(null), accountState(1, [])]
  expect(heldParts([silent, empty], '000001').map(({ shares }) => shares)).toEqual([undefined, 0])
})

test('a price that came before the start was told to an earlier run, and after a leap nobody knows', () => {
  const quote = { receivedAt: 100 }
  expect(priceAge(quote, { startedAt: 101, leapt: false })).toBe('earlier')
  expect(priceAge(quote, { startedAt: 100, leapt: false })).toBe('told')
  expect(priceAge(quote, { startedAt: null, leapt: false })).toBe('told')
  expect(priceAge(quote, { startedAt: 101, leapt: true })).toBe('leapt')
})
