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
  let sum = 0
  for (const { code: of, quantity } of told.value.equities) {
    if (of !== code) continue
    if (quantity.kind !== 'sent') return null
    sum += quantity.value
  }
  return Number.isSafeInteger(sum) ? sum : null
}
