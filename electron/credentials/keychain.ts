import type { Clock } from '../../shared/domain/time.ts'
import type { VaultState, VaultStatus } from '../../shared/domain/vault.ts'
import type { StartVaultChild } from '../monitor/platform.ts'
import { createVaultClient, type JobEnd } from './vaultClient.ts'
import type { VaultJob, VaultReply } from './vaultJobs.ts'
import type { StatusKeeper } from './vaultStatus.ts'

interface KeychainDeps {
  readonly start: StartVaultChild
  readonly clock: Clock
  readonly status: StatusKeeper
  readonly store: VaultStatus['store']
}

/** The vault's process, with second tries, and its answers told to the status. One job at a time. */
export interface Keychain {
  run(job: VaultJob): Promise<VaultReply>
  /** The job that may make the system ask the user. `cancelled`: the signal aborted. */
  open(job: VaultJob & { readonly op: 'open' }, signal: AbortSignal): Promise<'answered' | 'cancelled'>
  end(): void
}

const jobDeadline = 2000
const openDeadline = 60_000
/** What opens without asking has done so by then. */
const moment = 300

export function createKeychain({ start, clock, status, store }: KeychainDeps): Keychain {
  const client = createVaultClient({ start, clock })
  const ended = new AbortController()

  const perform = (job: VaultJob) => client.perform(job, { deadline: jobDeadline, signal: ended.signal })

  const settle = (end: JobEnd, op: VaultJob['op']): VaultReply => {
    const reply = asReply(end, store)
    if (reply.kind === 'value' || reply.kind === 'done') {
      // Elsewhere than on Linux nobody can tell how a keychain stands without using it.
      const sawNothing = op === 'look' && store !== 'Secret Service'
      status.tell({ state: sawNothing ? status.now().state : 'open', backend: reply.backend })
    }
    if (reply.kind !== 'closed') return reply
    status.tell(reply)
    return { ...reply, state: status.now().state }
  }

  async function tellWhenItTakesLong(signal: AbortSignal): Promise<void> {
    await clock.sleep(moment, signal)
    if (!signal.aborted) status.tell({ state: 'prompt-waiting' })
  }

  return {
    async run(job) {
      const first = await perform(job)
      const wasOpen = status.now().state === 'open'
      if (!mayBeTheProcess(first, wasOpen)) return settle(first, job.op)
      if (wasOpen && first.kind !== 'value') status.tell({ state: 'service-lost', detail: detailOf(first) })
      client.end()
      return settle(await perform(job), job.op)
    },

    async open(job, signal) {
      const answered = new AbortController()
      void tellWhenItTakesLong(answered.signal)
      const limits = { deadline: openDeadline, signal: AbortSignal.any([signal, ended.signal]) }
      const end = await client.perform(job, limits)
      answered.abort()
      if (end.kind === 'cancelled') return 'cancelled'
      if (end.kind === 'late') status.tell({ state: 'prompt-unanswered' })
      else settle(end, job.op)
      return 'answered'
    },

    end() {
      ended.abort()
      client.end()
    },
  }
}

/**
 * keytar never finds the way back to a service that was replaced: it fails, or sees nothing. A new process does.
 * What is closed for a reason of its own stays so.
 */
function mayBeTheProcess(end: JobEnd, wasOpen: boolean): boolean {
  if (end.kind === 'crashed') return true
  if (end.kind === 'value') return end.value === null
  if (end.kind !== 'closed') return false
  const lost: readonly VaultState[] = ['no-secret-service', 'bus-unreachable']
  return end.state === 'failed' || (wasOpen && lost.includes(end.state))
}

function detailOf(end: JobEnd): string | null {
  return end.kind === 'closed' || end.kind === 'crashed' ? end.detail : null
}

function asReply(end: JobEnd, store: VaultStatus['store']): VaultReply {
  const failed = { kind: 'closed', state: 'failed', backend: null } as const
  switch (end.kind) {
    case 'crashed':
      return { ...failed, detail: end.detail }
    case 'cancelled':
      return { ...failed, detail: 'Vigil is closing' }
    case 'late':
      // On macOS only its question takes so long: whether this program may have that item.
      return store === 'macOS Keychain'
        ? { ...failed, state: 'prompt-unanswered', detail: null }
        : { ...failed, detail: 'no answer in two seconds' }
    default:
      return end
  }
}
