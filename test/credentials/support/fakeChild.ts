import { readJob } from '../../../electron/credentials/readJob.ts'
import type { ToVault, VaultReply } from '../../../electron/credentials/vaultJobs.ts'
import type { StartVaultChild } from '../../../electron/monitor/platform.ts'

type Answer = VaultReply | 'crash' | 'silence'

export interface FakeChildren {
  readonly start: StartVaultChild
  readonly jobs: ToVault[]
  started(): number
  living(): number
}

/** Vault processes that do as told, on any system: a process that dies or hangs is one that says nothing more. */
export function createFakeChildren(answer: (job: ToVault) => Answer | Promise<Answer>): FakeChildren {
  const jobs: ToVault[] = []
  let started = 0
  let living = 0

  function start() {
    const exit = Promise.withResolvers<void>()
    let isAlive = true
    const end = (): void => {
      if (!isAlive) return
      isAlive = false
      living -= 1
      exit.resolve()
    }
    let tell: (message: unknown) => void = () => {}
    started += 1
    living += 1
    return {
      onMessage(listener: (message: unknown) => void) {
        tell = (message) => isAlive && listener(message)
        setImmediate(() => {
          tell({ id: 'ready' })
          tell({ id: 'nonsense' })
        })
      },
      async send(message: unknown) {
        const job = readJob(message)
        if (!job) throw new Error('Not a job.')
        jobs.push(job)
        const reply = await answer(job)
        if (reply === 'crash') end()
        else if (reply !== 'silence') tell({ id: job.id, reply })
      },
      onExit: (listener: () => void) => void exit.promise.then(listener),
      kill: end,
    }
  }
  return { start, jobs, started: () => started, living: () => living }
}

/** A keychain that is open and keeps what it is given. */
export function openKeychain(): (job: ToVault) => VaultReply {
  const items = new Map<string, string>()
  return (job) => {
    if (job.op === 'get') return { kind: 'value', backend: 'keytar', value: items.get(job.name) ?? null }
    if (job.op === 'set') items.set(job.name, job.secret)
    if (job.op === 'delete') items.delete(job.name)
    return { kind: 'done', backend: 'keytar' }
  }
}
