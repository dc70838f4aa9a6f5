import type { Instant } from '../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'

export interface Storm {
  readonly up: number
  readonly down: number
}

export const stormSeconds = 60
/** More than this many within `stormSeconds` make a storm. */
const calm = 20

/** What fell within the last minute, if that is too much to read one by one. `now` in the broker's time. */
export function selectStorm(newestFirst: readonly VolatilityInterruption[], now: Instant): Storm | null {
  const storm = { up: 0, down: 0 }
  for (const { triggeredAt, direction } of newestFirst) {
    if (triggeredAt <= now - stormSeconds * 1000) break
    storm[direction] += 1
  }
  return storm.up + storm.down > calm ? storm : null
}
