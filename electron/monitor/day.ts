import { type Instant, type KstDate, kstDate } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { type Merged, mergeSighting } from './mergeSighting.ts'
import type { Journal } from './platform.ts'

/** The VIs of the Korean day, and any of yesterday that midnight found still running. */
export interface Day {
  date(): KstDate
  all(): VolatilityInterruption[]
  take(sighting: VolatilityInterruption): Merged
  /** Begins the next day if it has come; true if it has. */
  turnTo(now: Instant): boolean
}

/**
 * Several times the most violent day on record. Past it the oldest leave the memory, not the journal,
 * so that no fault of a broker can swell Vigil without bound.
 */
const keepAtMost = 10_000
/** The oldest leave together: one by one, a Map looks through all that it has deleted to find its first key. */
const leaveTogether = 1000

export function createDay(journal: Pick<Journal, 'interruptionsOf'>, now: Instant): Day {
  let date = kstDate(now)
  let events = new Map(
    journal
      .interruptionsOf(date)
      .slice(-keepAtMost)
      .map((event) => [event.id, event]),
  )

  return {
    date: () => date,
    all: () => [...events.values()],
    take(sighting) {
      const merged = mergeSighting(events.get(sighting.id), sighting)
      if (merged.change !== 'repeated') events.set(sighting.id, merged.interruption)
      if (events.size >= keepAtMost + leaveTogether) forgetOldest(events)
      return merged
    },
    turnTo(now) {
      if (kstDate(now) === date) return false
      date = kstDate(now)
      events = new Map([...events].filter(([, event]) => event.releasedAt === null))
      return true
    },
  }
}

function forgetOldest(events: Map<string, VolatilityInterruption>): void {
  for (const id of events.keys()) {
    if (events.size <= keepAtMost) return
    events.delete(id)
  }
}
