import type { Clock } from '../../../shared/domain/time.ts'

export interface PingPeriod {
  /** Milliseconds between PINGs. */
  readonly current: number
  set(ms: number): void
  /** Aborts when the period is set anew. */
  readonly changed: AbortSignal
}

export function createPingPeriod(initial: number): PingPeriod {
  let current = initial
  let change = new AbortController()
  return {
    get current() {
      return current
    },
    get changed() {
      return change.signal
    },
    set(ms) {
      if (!(ms > 0)) throw new Error(`A PING period is a positive number of milliseconds; ${ms} is not.`)
      current = ms
      change.abort()
      change = new AbortController()
    },
  }
}

interface Pinging {
  readonly clock: Clock
  readonly period: PingPeriod
  readonly isDark: () => boolean
  readonly ping: () => void
  /** PINGs sent since the last echo. */
  readonly unanswered: () => number
  /** Called after three periods without an echo (assumed: no document tells the real patience). */
  readonly lose: () => void
  readonly signal: AbortSignal
}

const patience = 3

export async function keepPinging({ clock, period, signal, ...session }: Pinging): Promise<void> {
  while (!signal.aborted) {
    const { changed } = period
    await clock.sleep(period.current, AbortSignal.any([signal, changed]))
    if (signal.aborted) return
    if (changed.aborted || session.isDark()) continue
    if (session.unanswered() >= patience) return session.lose()
    session.ping()
  }
}
