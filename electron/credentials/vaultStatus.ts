import type { Clock } from '../../shared/domain/time.ts'
import type { VaultBackend, VaultState, VaultStatus } from '../../shared/domain/vault.ts'
import type { Log } from '../monitor/platform.ts'

interface StatusKeeperDeps {
  readonly clock: Clock
  readonly log: Log
  readonly store: VaultStatus['store']
}

interface Told {
  readonly state: VaultState
  /** Left out: as before. */
  readonly backend?: VaultBackend | null
  readonly detail?: string | null
}

export interface StatusKeeper {
  now(): VaultStatus
  onChange(listener: (status: VaultStatus) => void): void
  tell(told: Told): void
  tellInMemory(count: number): void
}

/** What the last question came to stands until the keychain is something else than merely closed. */
const outcomes: readonly VaultState[] = ['prompt-unanswered', 'prompt-impossible']
const merelyClosed: readonly VaultState[] = ['locked', 'no-default-keyring']

/** The vault's status, and who wants to hear of it. */
export function createStatusKeeper({ clock, log, store }: StatusKeeperDeps): StatusKeeper {
  const listeners = new Set<(status: VaultStatus) => void>()
  let status: VaultStatus = {
    state: 'not-tried',
    backend: null,
    store,
    since: clock.now(),
    inMemory: 0,
    detail: null,
  }

  const change = (next: VaultStatus): void => {
    status = next
    for (const listener of listeners) listener(status)
  }

  return {
    now: () => status,
    onChange: (listener) => void listeners.add(listener),

    tell({ state, backend = status.backend, detail = null }) {
      if (outcomes.includes(status.state) && merelyClosed.includes(state)) return
      const isNew = state !== status.state
      if (!isNew && backend === status.backend && detail === status.detail) return
      if (isNew) log.info(`The keychain (${store}): ${state}${detail === null ? '' : `, ${detail}`}`)
      change({ ...status, state, backend, detail, since: isNew ? clock.now() : status.since })
    },

    tellInMemory(inMemory) {
      if (inMemory !== status.inMemory) change({ ...status, inMemory })
    },
  }
}
