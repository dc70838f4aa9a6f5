import type { Clock, Instant } from '../../shared/domain/time.ts'

/** A sleeping machine stops timers but not the clock, so the clock is looked at this often, ms. */
const longestNap = 30_000

export interface AlarmDeps {
  readonly clock: Clock
  /** Asked anew before each nap; `null`: nothing is to come, until the alarm is set again. */
  readonly due: () => Instant | null
  readonly ring: () => Promise<void>
  readonly signal: AbortSignal
}

/** Does something when its time has come, however long the machine slept. */
export interface Alarm {
  set(): void
}

export function createAlarm({ clock, due, ring, signal }: AlarmDeps): Alarm {
  let running = false

  const run = async () => {
    for (let at = due(); at !== null && !signal.aborted; at = due()) {
      const wait = at - clock.now()
      if (wait > 0) await clock.sleep(Math.min(wait, longestNap), signal)
      else await ring()
    }
    running = false
  }

  return {
    set() {
      if (running) return
      running = true
      void run()
    },
  }
}
