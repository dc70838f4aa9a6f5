import type { Instant } from '../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'

/** How far a row has stepped back: what is over fades in two steps, what is not over never does. */
export type Age = 'open' | 'recent' | 'past' | 'old'

const minute = 60_000

export function ageOf({ releasedAt }: VolatilityInterruption, now: Instant): Age {
  if (releasedAt === null) return 'open'
  const since = now - releasedAt
  if (since < 3 * minute) return 'recent'
  return since < 15 * minute ? 'past' : 'old'
}
