import type { VaultState, VaultStatus } from '../../shared/domain/vault.ts'
import { createLatestStore, type LatestStore } from './latest.ts'

export type VaultStore = LatestStore<VaultStatus>

export function createVaultStore(): VaultStore {
  return createLatestStore<VaultStatus>()
}

export type VaultAction = 'unlock' | 'retry' | 'moveIn'

const actions: Record<VaultState, VaultAction | null> = {
  'not-tried': 'unlock',
  open: null,
  'no-session-bus': null,
  'bus-unreachable': 'retry',
  'no-secret-service': 'retry',
  'no-default-keyring': 'retry',
  locked: 'unlock',
  // The system's own window waits for the user; asking again would open a second one.
  'prompt-waiting': null,
  'prompt-unanswered': 'unlock',
  'prompt-impossible': 'retry',
  'service-lost': 'retry',
  'no-backend': null,
  failed: 'retry',
}

/** What asking the keychain again could bring; `null`: nothing that a button can do. */
export function vaultAction({
  state,
  inMemory,
}: Pick<VaultStatus, 'state' | 'inMemory'>): VaultAction | null {
  return state === 'open' && inMemory > 0 ? 'moveIn' : actions[state]
}

/** Whether secrets are safe and within reach, as far as the keychain was asked. */
export function vaultLamp({ state, inMemory }: VaultStatus): 'works' | 'waiting' | 'down' {
  if (state === 'open') return inMemory > 0 ? 'waiting' : 'works'
  return state === 'not-tried' || state === 'prompt-waiting' ? 'waiting' : 'down'
}
