import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMine, mineOf } from '../../electron/monitor/mine.ts'
import type { AccountState } from '../../shared/domain/accounts.ts'
import { Mine, noWatchlist, type Watchlist } from '../../shared/domain/watchlist.ts'
import { codeOf, group } from '../domain/watchEdits.ts'
import { accountState, equity } from './support/accountParts.ts'

const heldBy = (...rows: readonly Parameters<typeof equity>[]) =>
  mineOf(
    [
      accountState(
        1,
        rows.map((row) => equity(...row)),
      ),
    ],
    noWatchlist,
  ).held

test('a quantity that cannot be read is held, and not a number; a zero is not held; no code is nobody’s', () => {
  const rows = heldBy(
    ['000001', 10],
    ['000002', 0],
    ['000003', { kind: 'unreadable' }],
    ['000004', { kind: 'blank' }],
    [null, 5],
  )
  expect(rows).toEqual({ '000001': 10, '000003': null, '000004': null })
})

test('rows of one issue are summed, in one account and over all; one unknown leaves the sum unknown', () => {
  const accounts = [
    accountState(2, [equity('000001', 10), equity('000001', 5), equity('000002', 1)]),
    accountState(1, [equity('000001', 100), equity('000002', { kind: 'blank' }), equity('000002', 7)]),
  ]
  expect(mineOf(accounts, noWatchlist)).toEqual({
    held: { '000001': 115, '000002': null },
    heldAsOf: 1,
    watched: [],
  })
})

test('what no account told is not known to be nothing', () => {
  expect(mineOf([], noWatchlist).heldAsOf).toBeNull()
  expect(mineOf([accountState(null)], noWatchlist).heldAsOf).toBeNull()
  const [silent, told] = [accountState(null), accountState(5, [equity('000001', 3)])]
  expect(mineOf([told], noWatchlist)).toMatchObject({ held: { '000001': 3 }, heldAsOf: 5 })
  // The silent one may hold more of it, and others.
  expect(mineOf([silent, told], noWatchlist)).toMatchObject({ held: { '000001': null }, heldAsOf: null })
})

test('watched is each short code of every group, once; sections and foreign issues are none', () => {
  const one = group('a', ['000001', 'US0378331005', '000002'])
  one.entries.push({ kind: 'section', key: 'section-1', title: '구분' })
  expect(mineOf([], { groups: [one, group('b', ['000002', '000003'])] }).watched).toEqual([
    '000001',
    '000002',
    '000003',
  ])
})

test('whatever the accounts tell: it is held exactly where a row is no zero, and known where all rows are', () => {
  const quantity = fc.oneof(
    fc.constantFrom({ kind: 'blank' } as const, { kind: 'unreadable' } as const, 0),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  )
  const row = fc.record({ code: fc.nat(4).map(codeOf), quantity })
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 4 }), (accounts) => {
      const told = accounts.map((rows) =>
        accountState(
          1,
          rows.map((each) => equity(each.code, each.quantity)),
        ),
      )
      const { held } = Mine.parse(mineOf(told, noWatchlist))
      for (const code of [0, 1, 2, 3, 4].map(codeOf)) {
        const parts = accounts.flat().filter((each) => each.code === code && each.quantity !== 0)
        const numbers = parts.flatMap((each) =>
          typeof each.quantity === 'number' ? [BigInt(each.quantity)] : [],
        )
        const sum = numbers.reduce((all, one) => all + one, 0n)
        const isKnown = numbers.length === parts.length && sum <= BigInt(Number.MAX_SAFE_INTEGER)
        const expected = parts.length === 0 ? undefined : isKnown ? Number(sum) : null
        expect(held[code]).toBe(expected)
      }
    }),
  )
})

test('whose an issue is follows the accounts and the list at once; only a change is told', async () => {
  let accounts: readonly AccountState[] = []
  let watchlist: Watchlist = { groups: [group('a', ['000001', '000002'])] }
  const listeners: (() => void)[] = []
  const heard: Mine[] = []
  const mine = createMine({
    portfolio: { accounts: () => accounts, onChange: (listener) => void listeners.push(listener) },
    watch: { watchlist: () => watchlist, onChange: (listener) => void listeners.push(listener) },
  })
  mine.onChange(() => heard.push(mine.now()))
  const change = () => {
    for (const listener of listeners) listener()
  }
  expect(mine.ownershipOf('000001')).toBe('watched')
  accounts = [accountState(5, [equity('000001', 3)])]
  // Nobody has told of the change yet, and still no VI may be told by what was.
  expect([mine.ownershipOf('000001'), mine.ownershipOf('000002'), mine.ownershipOf('000003')]).toEqual([
    'held',
    'watched',
    'other',
  ])
  change()
  accounts = [accountState(5, [equity('000001', 3)])]
  change()
  watchlist = { groups: [] }
  change()
  expect(heard).toEqual([
    { held: { '000001': 3 }, heldAsOf: 5, watched: ['000001', '000002'] },
    { held: { '000001': 3 }, heldAsOf: 5, watched: [] },
  ])
})
