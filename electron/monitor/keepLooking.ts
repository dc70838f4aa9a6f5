import type { Clock } from '../../shared/domain/time.ts'

/** Nobody tells when keys, settings, the day or a phase of the market change, or when somebody signs in again. */
const lookEvery = 1000

/** Looks at once, and then every second until the signal aborts. */
export async function keepLooking(look: () => void, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    look()
    await clock.sleep(lookEvery, signal)
  }
}
