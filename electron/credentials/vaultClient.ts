import type { Clock } from '../../shared/domain/time.ts'
import type { StartVaultChild, VaultChild } from '../monitor/platform.ts'
import { errorText } from './closedState.ts'
import { readAnswer } from './readAnswer.ts'
import type { VaultJob, VaultReply } from './vaultJobs.ts'

interface VaultClientDeps {
  readonly start: StartVaultChild
  readonly clock: Clock
}

/** How a job ended. After anything but a reply the process is gone, and the next job gets a new one. */
export type JobEnd =
  | VaultReply
  | { readonly kind: 'late' }
  | { readonly kind: 'crashed'; readonly detail: string }
  | { readonly kind: 'cancelled' }

export interface JobLimits {
  /** Milliseconds, from the moment the process is ready. */
  readonly deadline: number
  readonly signal: AbortSignal
}

/** The vault's process as its parent sees it: started on demand, ended when nobody needs it, replaced when it hangs. */
export interface VaultClient {
  /** One at a time: the caller waits for the end of the job before. */
  perform(job: VaultJob, limits: JobLimits): Promise<JobEnd>
  /** Ends the process; the next job gets a new one. */
  end(): void
}

/** A machine that is still busy with its own start may take this long to start ours. */
const startDeadline = 10_000
const idleTime = 10_000

export function createVaultClient({ start, clock }: VaultClientDeps): VaultClient {
  let worker: Worker | undefined
  let idle = new AbortController()
  let lastId = 0

  const end = (): void => {
    idle.abort()
    worker?.kill()
    worker = undefined
  }

  const endWhenIdle = async (): Promise<void> => {
    idle = new AbortController()
    const { signal } = idle
    await clock.sleep(idleTime, signal)
    if (!signal.aborted) end()
  }

  /** What comes of `answer`, or why nobody waited for it any longer. */
  async function within<T>(answer: Promise<T>, { deadline, signal }: JobLimits): Promise<T | GivenUp> {
    const over = new AbortController()
    const waiting = AbortSignal.any([over.signal, signal])
    const late = clock
      .sleep(deadline, waiting)
      .then((): GivenUp => ({ kind: signal.aborted ? 'cancelled' : 'late' }))
    return await Promise.race([answer, late]).finally(() => over.abort())
  }

  return {
    async perform(job, limits) {
      idle.abort()
      if (limits.signal.aborted) return { kind: 'cancelled' }
      try {
        worker ??= startWorker(start)
      } catch (error) {
        return { kind: 'crashed', detail: errorText(error) }
      }
      const ready = await within(worker.ready, { ...limits, deadline: startDeadline })
      lastId += 1
      const jobEnd = ready.kind === 'ready' ? await within(worker.ask({ ...job, id: lastId }), limits) : ready
      if (jobEnd.kind === 'late' || jobEnd.kind === 'crashed' || jobEnd.kind === 'cancelled') end()
      else void endWhenIdle()
      return jobEnd
    },
    end,
  }
}

type GivenUp = { readonly kind: 'late' } | { readonly kind: 'cancelled' }
type Crash = { readonly kind: 'crashed'; readonly detail: string }

interface Worker {
  readonly ready: Promise<{ readonly kind: 'ready' } | Crash>
  ask(job: VaultJob & { readonly id: number }): Promise<VaultReply | Crash>
  kill(): void
}

function startWorker(start: StartVaultChild): Worker {
  const child: VaultChild = start()
  const ready = Promise.withResolvers<{ readonly kind: 'ready' }>()
  const crashed = Promise.withResolvers<Crash>()
  const waiting = new Map<number, (reply: VaultReply) => void>()
  child.onMessage((message) => {
    const answer = readAnswer(message)
    if (answer?.id === 'ready') ready.resolve({ kind: 'ready' })
    else if (answer) waiting.get(answer.id)?.(answer.reply)
  })
  child.onExit(() => crashed.resolve({ kind: 'crashed', detail: 'the keychain process ended by itself' }))
  return {
    ready: Promise.race([ready.promise, crashed.promise]),
    ask(job) {
      const { promise, resolve } = Promise.withResolvers<VaultReply>()
      waiting.set(job.id, resolve)
      child.send(job)
      return Promise.race([promise, crashed.promise])
    },
    kill: () => child.kill(),
  }
}
