import { AccountState } from '../../shared/domain/accounts.ts'
import type { Journal } from './platform.ts'

const { balance, composition } = AccountState.shape
const Balance = balance.shape.told
const Composition = composition.unwrap().shape.told

const nameOf = (id: string) => `account/${id}`

export function keepAccount(journal: Pick<Journal, 'keep'>, state: AccountState): void {
  journal.keep(nameOf(state.id), {
    balance: state.balance.told,
    composition: state.composition?.told ?? null,
  })
}

/** What this account's broker told an earlier run. What does not read as it was written is nothing. */
export function recalledAccount(journal: Pick<Journal, 'recall'>, id: string) {
  const found = journal.recall(nameOf(id))
  const parts: Record<string, unknown> = typeof found === 'object' && found !== null ? { ...found } : {}
  return {
    balance: asKept(Balance.safeParse(parts.balance).data),
    composition: asKept(Composition.safeParse(parts.composition).data),
  }
}

function asKept<T extends object>(told: T | null | undefined): (T & { readonly kept: true }) | null {
  return told ? { ...told, kept: true } : null
}
