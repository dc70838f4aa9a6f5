import { heldIn } from '../../../shared/domain/accountHealth.ts'
import type { AccountState } from '../../../shared/domain/accounts.ts'

/** What one account tells of an issue. */
export interface HeldPart {
  readonly account: AccountState
  /** Shares, cash and credit together; `null`: held, and the quantity is not known. `undefined`: never told. */
  readonly shares: number | null | undefined
}

/** What the held quantity of a row is made of, account by account. */
export function heldParts(accounts: readonly AccountState[], code: string): readonly HeldPart[] {
  return accounts.map((account) => ({ account, shares: sharesIn(account, code) }))
}

function sharesIn({ balance: { told } }: AccountState, code: string): HeldPart['shares'] {
  if (!told) return undefined
  const shares = heldIn(told.value).get(code)
  return shares === undefined ? 0 : shares
}
