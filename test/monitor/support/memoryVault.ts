import type { Vault, VaultRead } from '../../../electron/monitor/platform.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Clock } from '../../../shared/domain/time.ts'
import type { VaultState, VaultStatus } from '../../../shared/domain/vault.ts'

export interface MemoryVault extends Vault {
  readonly items: Map<string, Secret>
  /** As if the keychain's state had changed outside. */
  become(state: VaultState): void
}

/** A keychain that the test opens and closes. */
export function createMemoryVault(clock: Clock): MemoryVault {
  const items = new Map<string, Secret>()
  const listeners = new Set<(status: VaultStatus) => void>()
  let state: VaultState = 'open'
  const status = (): VaultStatus => ({
    state,
    backend: 'keytar',
    store: 'Secret Service',
    since: clock.now(),
    inMemory: 0,
    detail: null,
  })
  function become(next: VaultState): void {
    state = next
    for (const listener of listeners) listener(status())
  }
  return {
    items,
    become,
    status,
    onStatus: (listener) => void listeners.add(listener),
    look: async () => status(),
    async read(name): Promise<VaultRead> {
      if (state !== 'open') return { kind: 'closed', state }
      const secret = items.get(name)
      return secret ? { kind: 'found', secret, thisRunOnly: false } : { kind: 'never-kept' }
    },
    async write(name, secret) {
      if (state !== 'open') return { kind: 'this-run-only', state }
      items.set(name, secret)
      return { kind: 'keychain', backend: 'keytar' }
    },
    delete: async (name) => items.delete(name) || true,
    async open() {
      become('open')
      return status()
    },
    [Symbol.asyncDispose]: async () => {},
  }
}
