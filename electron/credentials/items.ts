import { Secret } from '../../shared/domain/secret.ts'
import type { Clock } from '../../shared/domain/time.ts'
import type { KeptItem, VaultIndex, VaultRead, VaultWrite } from '../monitor/platform.ts'
import type { Keychain } from './keychain.ts'
import type { VaultReply } from './vaultJobs.ts'
import type { StatusKeeper } from './vaultStatus.ts'

interface ItemsDeps {
  readonly keychain: Pick<Keychain, 'run'>
  readonly index: VaultIndex
  readonly status: StatusKeeper
  readonly clock: Clock
  readonly service: string
  /** The system's question is on the screen, or about to be: the keychain is not to be waited for. */
  isAsking(): boolean
}

/** Each is called once the one before has ended. */
export interface Items {
  read(name: string): Promise<VaultRead>
  write(name: string, secret: Secret): Promise<VaultWrite>
  delete(name: string): Promise<boolean>
  /** Tries the keychain again with what memory kept; ends at the first refusal. */
  moveIn(): Promise<void>
  /** The last item that was not given. */
  refused(): { readonly name: string; readonly backend: KeptItem['backend'] } | null
  forgetMemory(): void
}

/** What is kept by name: in the keychain as the index remembers, and in memory what the keychain did not take. */
export function createItems({ keychain, index, status, clock, service, isAsking }: ItemsDeps): Items {
  const memory = new Map<string, Secret>()
  let refused: ReturnType<Items['refused']> = null

  function keepInMemory(name: string, secret: Secret | undefined): void {
    if (secret) memory.set(name, secret)
    else memory.delete(name)
    status.tellInMemory(memory.size)
  }

  async function readKept(name: string): Promise<VaultRead> {
    const kept = index.get(name)
    if (!kept) return { kind: 'never-kept' }
    if (isAsking()) return { kind: 'closed', state: 'prompt-waiting' }
    const read = asRead(await keychain.run({ op: 'get', service, name, backend: kept.backend }))
    if (read.kind === 'closed') refused = { name, backend: kept.backend }
    return read
  }

  async function write(name: string, secret: Secret): Promise<VaultWrite> {
    const backend = index.get(name)?.backend ?? null
    const job = { op: 'set', service, name, secret: secret.reveal(), backend } as const
    const reply = isAsking() ? whileAsking : await keychain.run(job)
    if (reply.kind !== 'done') {
      keepInMemory(name, secret)
      return { kind: 'this-run-only', state: reply.kind === 'closed' ? reply.state : 'failed' }
    }
    index.set(name, { backend: reply.backend, savedAt: clock.now() })
    keepInMemory(name, undefined)
    return { kind: 'keychain', backend: reply.backend }
  }

  return {
    async read(name) {
      const secret = memory.get(name)
      return secret ? { kind: 'found', secret, thisRunOnly: true } : await readKept(name)
    },
    write,
    async delete(name) {
      keepInMemory(name, undefined)
      const kept = index.get(name)
      if (!kept) return true
      if (isAsking()) return false
      const { kind } = await keychain.run({ op: 'delete', service, name, backend: kept.backend })
      if (kind === 'done') index.set(name, undefined)
      return kind === 'done'
    },
    async moveIn() {
      for (const [name, secret] of [...memory]) {
        if ((await write(name, secret)).kind === 'this-run-only') return
      }
    },
    refused: () => refused,
    forgetMemory: () => memory.clear(),
  }
}

const whileAsking: VaultReply = { kind: 'closed', state: 'prompt-waiting', backend: null, detail: null }

function asRead(reply: VaultReply): VaultRead {
  switch (reply.kind) {
    case 'value':
      return reply.value === null
        ? { kind: 'gone' }
        : { kind: 'found', secret: new Secret(reply.value), thisRunOnly: false }
    case 'closed':
      return { kind: 'closed', state: reply.state }
    case 'other-backend':
      return { kind: 'other-backend', backend: reply.backend }
    case 'done':
      return { kind: 'closed', state: 'failed' }
  }
}
