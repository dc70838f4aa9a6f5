import { kstDate } from '../../../shared/domain/time.ts'
import type { ServerClock } from '../server/serverState.ts'

/** The gateway's limit of a Korean day; the real figure is in no document. */
export interface DayLimit {
  /** Whether one more request fits. */
  take(): boolean
  headers(): Readonly<Record<string, string>>
  set(limit: number): void
}

export const usualDayLimit = 10_000

export function createDayLimit(clock: ServerClock): DayLimit {
  let limit = usualDayLimit
  let day = ''
  let used = 0
  return {
    take() {
      const today = kstDate(clock.now())
      if (today !== day) used = 0
      day = today
      if (used >= limit) return false
      used += 1
      return true
    },
    headers: () => ({
      'X-RateLimit-Limit-Day': `${limit}`,
      'X-RateLimit-Remaining-Day': `${Math.max(0, limit - used)}`,
    }),
    set(next) {
      limit = next
    },
  }
}
