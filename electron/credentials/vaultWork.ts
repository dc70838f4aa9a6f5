import type { VaultBackend, VaultState } from '../../shared/domain/vault.ts'
import type { Backend, LoadBackend } from './backend.ts'
import { closedState, errorText } from './closedState.ts'
import type { Look } from './secretService.ts'
import type { VaultJob, VaultReply } from './vaultJobs.ts'

interface VaultWorkDeps {
  /** In the order in which they are taken. */
  readonly libraries: readonly LoadBackend[]
  look(): Promise<Look>
}

/** An item of no secret: writing it is what makes a keychain ask for its password. */
const probe = 'open'

/** Does the vault's jobs. Unless the job is `open`, a closed keychain's library is left alone, so that nothing is asked. */
export function createVaultWork({ libraries, look }: VaultWorkDeps): (job: VaultJob) => Promise<VaultReply> {
  let loading: Promise<Loaded> | undefined

  return async (job) => {
    loading ??= loadAll(libraries)
    const { backends, errors } = await loading
    const [first] = backends
    if (first === undefined) return { kind: 'closed', state: 'no-backend', backend: null, detail: errors }
    const named = 'backend' in job && job.backend !== null ? job.backend : undefined
    const backend = backends.find(({ name }) => name === named) ?? first
    if (named !== undefined && backend.name !== named && job.op !== 'set') {
      return { kind: 'other-backend', backend: named }
    }
    if (job.op !== 'open') {
      const { state, detail } = await look()
      if (state !== 'open' && state !== 'unknown') return closed(backend.name, state, detail)
      if (state === 'unknown' && job.op === 'look') return closed(backend.name, 'failed', detail)
    }
    try {
      return await perform(job, backend, { backends, look })
    } catch (error) {
      return await explain(job, backend.name, { message: withoutSecret(job, errorText(error)), look })
    }
  }
}

interface Loaded {
  readonly backends: readonly Backend[]
  readonly errors: string | null
}

async function loadAll(libraries: readonly LoadBackend[]): Promise<Loaded> {
  const results = await Promise.allSettled(libraries.map((load) => load()))
  const backends = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [errorText(result.reason)] : []))
  return { backends, errors: errors.length > 0 ? errors.join('; ') : null }
}

interface Surroundings {
  readonly backends: readonly Backend[]
  look(): Promise<Look>
}

async function perform(
  job: VaultJob,
  backend: Backend,
  { backends, look }: Surroundings,
): Promise<VaultReply> {
  const done: VaultReply = { kind: 'done', backend: backend.name }
  switch (job.op) {
    case 'look':
      return done
    case 'get': {
      const value = await backend.get(job.service, job.name)
      return value === null
        ? await absent(backend.name, look)
        : { kind: 'value', backend: backend.name, value }
    }
    case 'set': {
      await backend.set(job.service, job.name, job.secret)
      const kept = await backend.get(job.service, job.name)
      return kept === job.secret
        ? done
        : closed(backend.name, 'failed', 'it did not give back what it was given')
    }
    case 'delete':
      await backend.delete(job.service, job.name)
      return done
    case 'open': {
      await backend.set(job.service, probe, probe)
      await backend.delete(job.service, probe)
      const { item } = job
      const keeper = backends.find(({ name }) => name === item?.backend)
      if (item) await keeper?.get(job.service, item.name)
      return done
    }
  }
}

/** A library says nothing both of an item that is not there and of one that it may not read. */
async function absent(backend: VaultBackend, look: Surroundings['look']): Promise<VaultReply> {
  const { state, detail } = await look()
  if (state === 'open') return { kind: 'value', backend, value: null }
  if (state === 'unknown') return closed(backend, 'failed', `deleted or locked: ${detail}`)
  return closed(backend, state, detail)
}

interface Failure {
  readonly message: string
  look(): Promise<Look>
}

/** The state behind a library's error. What is still locked after `open` was not shown, or turned away. */
async function explain(
  job: VaultJob,
  backend: VaultBackend,
  { message, look }: Failure,
): Promise<VaultReply> {
  const { state } = await look()
  const told = state === 'unknown' ? closedState(message) : state === 'open' ? 'failed' : state
  return closed(backend, job.op === 'open' && told === 'locked' ? 'prompt-impossible' : told, message)
}

function closed(backend: VaultBackend, state: VaultState, detail: string | null): VaultReply {
  return { kind: 'closed', state, backend, detail }
}

function withoutSecret(job: VaultJob, message: string): string {
  return job.op === 'set' && job.secret !== '' ? message.replaceAll(job.secret, '••••') : message
}
