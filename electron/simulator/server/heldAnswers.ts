import type { Clock } from '../../../shared/domain/time.ts'

/** Answers that were made and have not left: the requests stay open, as behind a slow line. */
export interface HeldAnswers {
  /** Keeps back the next `times` answers. The function lets them go and ends the hold. */
  hold(times: number): () => void
  /** Milliseconds by which each further answer is late; `null`: none. */
  delay(ms: number | null): void
  /** Resolves when the answer at hand may leave. */
  pass(gone: AbortSignal): Promise<void>
  /** Lets everything go. */
  clear(): void
}

interface Hold {
  left: number
  readonly released: Promise<void>
  release(): void
}

export function createHeldAnswers(clock: Clock): HeldAnswers {
  const holds = new Set<Hold>()
  let lateness = 0
  let cleared = new AbortController()

  return {
    hold(times) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const hold: Hold = {
        left: times,
        released: promise,
        release() {
          holds.delete(hold)
          resolve()
        },
      }
      holds.add(hold)
      return hold.release
    },
    delay(ms) {
      lateness = ms ?? 0
    },
    async pass(gone) {
      const late = lateness
      const hold = [...holds].find(({ left }) => left > 0)
      if (hold) {
        hold.left -= 1
        await hold.released
      }
      if (late > 0) await clock.sleep(late, AbortSignal.any([gone, cleared.signal]))
    },
    clear() {
      lateness = 0
      cleared.abort()
      cleared = new AbortController()
      for (const hold of holds) hold.release()
    },
  }
}
