import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accountList,
  accountNewsKey,
  accountParts,
  changedParts,
  withAccountNews,
} from '../../shared/domain/accountNews.ts'
import type { AccountBook, AccountNews, AccountState } from '../../shared/domain/accounts.ts'
import { createMailbox } from '../../shared/rpc/mailbox.ts'
import { accountOf, balance, equity } from './accounts.ts'

const ids = ['one', 'two', 'three'] as const

/** What can become of an account. */
type Change =
  | { readonly kind: 'asking'; readonly pages: number }
  | { readonly kind: 'told'; readonly rows: number }
  | { readonly kind: 'failed'; readonly at: number }
  | { readonly kind: 'came or went' }

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('asking' as const), pages: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ kind: fc.constant('told' as const), rows: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('failed' as const), at: fc.integer({ min: 0, max: 9 }) }),
  fc.constant({ kind: 'came or went' as const }),
)
const step = fc.record({ id: fc.constantFrom(...ids), change, isTaken: fc.boolean() })

function changed(state: AccountState, to: Change): AccountState {
  if (to.kind === 'asking') return { ...state, balance: { ...state.balance, asking: { pages: to.pages } } }
  if (to.kind === 'told') {
    const { balance: told } = accountOf(
      balance({ equities: Array.from({ length: to.rows }, () => equity()) }),
    )
    return { ...state, balance: told }
  }
  if (to.kind !== 'failed') return state
  const failure = { trouble: { kind: 'signed-out' }, at: to.at } as const
  return { ...state, balance: { ...state.balance, failure, asking: null } }
}

test('a page that takes what waits whenever it gets to it has the whole book each time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const states = new Map<string, AccountState>()
      const mailbox = createMailbox<AccountNews>({
        keyOf: accountNewsKey,
        resync: () => [accountList([...states.values()]), ...[...states.values()].flatMap(accountParts)],
      })
      const batches = mailbox[Symbol.asyncIterator]()
      let book: AccountBook | null = null
      for (const { id, change: to, isTaken } of steps) {
        const before = states.get(id)
        if (to.kind === 'came or went') {
          if (before) states.delete(id)
          else states.set(id, accountOf(null, { id }))
          mailbox.put(accountList([...states.values()]))
          for (const part of [...states.values()].flatMap(accountParts)) mailbox.put(part)
        } else if (before) {
          const now = { ...changed(before, to), id }
          states.set(id, now)
          for (const part of changedParts(before, now)) mailbox.put(part)
        }
        if (!isTaken) continue
        mailbox.put(accountList([...states.values()]))
        const taken = await batches.next()
        book = withAccountNews(book, taken.done ? [] : taken.value)
        expect(book.accounts).toEqual([...states.values()])
      }
    }),
  )
})

test('rows travel only when they were told anew', () => {
  const before = accountOf(balance({ equities: [equity()] }))
  const asking = { ...before, balance: { ...before.balance, asking: { pages: 3 } } }
  expect(changedParts(before, asking)).toEqual([
    { kind: 'asked', id: 'one', balance: { failure: null, asking: { pages: 3 } }, composition: null },
  ])
  const told = { ...asking, balance: accountOf(balance({ equities: [equity()] })).balance }
  expect(changedParts(asking, told).map(({ kind }) => kind)).toEqual(['balance', 'asked'])
})
