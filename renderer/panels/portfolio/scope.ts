import { heldIn } from '../../../shared/domain/accountHealth.ts'
import type { AccountBook, AccountState } from '../../../shared/domain/accounts.ts'
import type { AccountBalance } from '../../../shared/domain/portfolio.ts'
import { type Total, together } from '../../../shared/domain/portfolioSums.ts'
import type { Instant } from '../../../shared/domain/time.ts'

/** The accounts that are looked at: one, or all together. One that is there no more leaves all. */
export function accountsShown(book: AccountBook | null, account: string | null): readonly AccountState[] {
  const all = book?.accounts ?? []
  const one = all.find(({ id }) => id === account)
  return one ? [one] : all
}

export function balanceOf({ balance: { told } }: AccountState): AccountBalance | null {
  return told?.value ?? null
}

/** Several accounts are as old as the oldest; `null`: none was told. */
export function oldestTold(accounts: readonly AccountState[]): Instant | null {
  const times = accounts.flatMap(({ balance: { told } }) => told?.askedAt ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

/** Pages that have been read of the answers that are to take the place of what was told; 0: none is being read. */
export function pagesReread(accounts: readonly AccountState[]): number {
  const reread = accounts.filter(({ balance: { told } }) => told !== null)
  return reread.reduce((sum, { balance: { asking } }) => sum + (asking?.pages ?? 0), 0)
}

/** A sum over the accounts, and whose fault it is where there is none. */
export interface ScopeTotal {
  readonly total: Total
  readonly blamed: readonly AccountState[]
}

export function totalIn(
  accounts: readonly AccountState[],
  of: (balance: AccountBalance | null) => Total,
): ScopeTotal {
  const each = accounts.map((account) => ({ account, total: of(balanceOf(account)) }))
  const total = together(each.map((one) => one.total))
  if (total.kind !== 'unknown') return { total, blamed: [] }
  const blamed = each.filter((one) => one.total.kind !== 'known').map(({ account }) => account)
  return { total, blamed }
}

/** Codes that more than one account holds: the same shares, if two brokers tell of one account. */
export function codesHeldTwice(accounts: readonly AccountState[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const account of accounts) {
    const balance = balanceOf(account)
    for (const code of balance ? heldIn(balance).keys() : []) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 1).map(([code]) => code)
}
