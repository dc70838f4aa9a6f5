import type { Clock, Instant } from '../../shared/domain/time.ts'

export interface FakeClock extends Clock {
  /**
   * Moves time forward by `ms`, waking each sleeper at its own moment and in order. Between two
   * moments everything that is ready runs, so that what a sleeper starts may sleep again within the span.
   */
  advance(ms: number): Promise<void>
}

interface Sleeper {
  readonly due: Instant
  wake(): void
}

export function createFakeClock(start: Instant): FakeClock {
  let now = start
  const sleepers = new Set<Sleeper>()

  const nextBy = (deadline: Instant): Sleeper | undefined => {
    let first: Sleeper | undefined
    for (const sleeper of sleepers) {
      if (sleeper.due <= deadline && (first === undefined || sleeper.due < first.due)) first = sleeper
    }
    return first
  }

  return {
    now: () => now,

    sleep(ms, signal) {
      if (signal.aborted) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<void>()
      const sleeper: Sleeper = {
        due: now + Math.max(0, ms),
        wake() {
          sleepers.delete(sleeper)
          signal.removeEventListener('abort', sleeper.wake)
          resolve()
        },
      }
      sleepers.add(sleeper)
      signal.addEventListener('abort', sleeper.wake, { once: true })
      return promise
    },

    async advance(ms) {
      const deadline = now + ms
      await settle()
      for (let sleeper = nextBy(deadline); sleeper; sleeper = nextBy(deadline)) {
        now = Math.max(now, sleeper.due)
        sleeper.wake()
        await settle()
      }
      now = deadline
      await settle()
    },
  }
}

/** Several turns of the event loop: promises run dry in each, and sockets that are ready get read. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}
