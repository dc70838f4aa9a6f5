import { useRef } from 'react'
import type { AccountState } from '../../../shared/domain/accounts.ts'

/** The accounts as of the last change of what they hold: with each page that is read they are new objects. */
export function useAsTold(accounts: readonly AccountState[]): readonly AccountState[] {
  const held = useRef(accounts)
  if (!isSame(held.current, accounts)) held.current = accounts
  return held.current
}

function isSame(before: readonly AccountState[], now: readonly AccountState[]): boolean {
  return (
    before.length === now.length &&
    now.every(({ id, balance }, n) => before[n]?.id === id && before[n]?.balance.told === balance.told)
  )
}
