import type { Clock } from '../../shared/domain/time.ts'
import type { VaultState, VaultStatus } from '../../shared/domain/vault.ts'
import type { Log, StartVaultChild, Vault, VaultIndex } from '../monitor/platform.ts'
import { createItems } from './items.ts'
import { createKeychain } from './keychain.ts'
import { createTurns } from './turns.ts'
import { createStatusKeeper } from './vaultStatus.ts'

interface VaultOptions {
  readonly start: StartVaultChild
  readonly index: VaultIndex
  readonly clock: Clock
  readonly log: Log
  readonly store?: VaultStatus['store']
  /** Under which the system lists our items. */
  readonly service?: string
}

/** No question can come up in these: there is nobody to put it. */
const mute: readonly VaultState[] = ['no-session-bus', 'bus-unreachable', 'no-secret-service', 'no-backend']

/** The system's keychain, through a process of its own, and memory where it is closed. Starts nothing before it is used. */
export function openVault({ store = keychainOf(process.platform), ...options }: VaultOptions): Vault {
  const { clock, index, service = 'Vigil' } = options
  const status = createStatusKeeper({ store, ...options })
  const keychain = createKeychain({ store, status, ...options })
  const turn = createTurns()
  let asking = false
  let opening: Promise<VaultStatus> | undefined
  const items = createItems({ keychain, index, status, clock, service, isAsking: () => asking })

  async function look(): Promise<VaultStatus> {
    if (!asking) await keychain.run({ op: 'look' })
    return status.now()
  }

  async function open(signal: AbortSignal): Promise<VaultStatus> {
    // Within the turn, so that whoever waits for the next one finds it said, and does not wait for the user.
    await turn(async () => {
      const { state } = await look()
      const isKnownOpen = state === 'open' && store === 'Secret Service'
      asking = !isKnownOpen && !mute.includes(state) && !signal.aborted
    })
    if (asking) {
      const end = await keychain.open({ op: 'open', service, item: items.refused() }, signal)
      asking = false
      if (end === 'cancelled') await turn(look)
    }
    if (status.now().state === 'open') await turn(items.moveIn)
    return status.now()
  }

  return {
    status: status.now,
    onStatus: status.onChange,
    look: () => turn(look),
    read: (name) => turn(() => items.read(name)),
    write: (name, secret) => turn(() => items.write(name, secret)),
    delete: (name) => turn(() => items.delete(name)),
    async open(signal) {
      opening ??= open(signal).finally(() => {
        opening = undefined
      })
      return await opening
    },
    async [Symbol.asyncDispose]() {
      keychain.end()
      items.forgetMemory()
    },
  }
}

/** The keychain's own name on a system. */
function keychainOf(platform: NodeJS.Platform): VaultStatus['store'] {
  if (platform === 'darwin') return 'macOS Keychain'
  return platform === 'win32' ? 'Windows Credential Manager' : 'Secret Service'
}
