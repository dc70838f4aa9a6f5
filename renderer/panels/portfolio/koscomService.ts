import type { AccountState } from '../../../shared/domain/accounts.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import type { SessionsState } from '../../stores/sessions.ts'

/** What a gateway says that has no such service: it knows no such address, or the client has no contract for it. */
const noService = new Set(['kong 404', 'op-exco 3001', 'op-exco 3002'])

export function isNoService(trouble: Trouble | undefined): boolean {
  return trouble?.kind === 'refused' && noService.has(trouble.code)
}

/** Koscom cannot be asked as things are, and that is nobody's mistake. */
export function lacksKoscom(accounts: readonly AccountState[], { koscom }: SessionsState): boolean {
  if (koscom?.standing === 'not-set-up') return true
  return accounts.some(({ broker, balance }) => broker === 'koscom' && isNoService(balance.failure?.trouble))
}
