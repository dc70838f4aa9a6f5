import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { createFakeClock } from '../../support/fakeClock.ts'

/** A fake clock that can also be set, and that knows who sleeps. */
export interface WatchedClock extends Clock {
  advance(ms: number): Promise<void>
  /** Moves the time of day without waking anybody: a suspended machine, or a clock that was put right. */
  jump(ms: number): void
  /** Time that really passed, whatever the clock was set to. */
  elapsed(): number
  sleeping(): number
}

export function createWatchedClock(start: Instant): WatchedClock {
  const clock = createFakeClock(start)
  let offset = 0
  let suspended = 0
  let sleeping = 0
  return {
    now: () => clock.now() + offset,
    async sleep(ms, signal) {
      sleeping += 1
      await clock.sleep(ms, signal)
      sleeping -= 1
    },
    advance: clock.advance,
    jump(ms) {
      offset += ms
      suspended += Math.max(0, ms)
    },
    elapsed: () => clock.now() - start + suspended,
    sleeping: () => sleeping,
  }
}

/** Lets the clock run until the promise is settled. */
export async function carried<T>(clock: WatchedClock, promise: PromiseLike<T>, step = 50): Promise<T> {
  let settled = false
  const done = () => {
    settled = true
  }
  void promise.then(done, done)
  for (let n = 0; !settled; n++) {
    if (n > 20_000) throw new Error('Nothing came of it, however far the clock ran')
    await clock.advance(settled ? 0 : step)
  }
  return promise
}
