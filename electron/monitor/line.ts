import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { Gap, LinkStatus } from '../../shared/domain/link.ts'
import { type Instant, kstDayStart } from '../../shared/domain/time.ts'
import { follow, gapsOf } from './coverage.ts'
import type { Coverage, Journal } from './platform.ts'

/** One broker's realtime line through the day: its status, what it covered and what it missed. */
export interface Line {
  status(): LinkStatus | null
  gaps(): Gap[]
  /** What of the coverage is worth a write now. */
  take(status: LinkStatus): Coverage | null
  /** Ends the running coverage because Vigil stops listening. */
  stop(now: Instant): Coverage | null
  turnTo(now: Instant): void
}

export function createLine(
  broker: BrokerId,
  journal: Pick<Journal, 'coverageBetween' | 'nextCoverageId'>,
  now: Instant,
): Line {
  let status: LinkStatus | null = null
  let dayStart = kstDayStart(now)
  let past = journal.coverageBetween(dayStart, now)
  let running: Coverage | null = null

  function end(coverage: Coverage): void {
    past = [...past, coverage]
    running = null
  }

  return {
    status: () => status,
    gaps: () =>
      gapsOf({
        broker,
        coverages: running ? [...past, running] : past,
        running: running !== null,
        dayStart,
        // With nothing to sign in with, that is why nobody listens, and not that Vigil was off.
        silence: status?.loss?.cause === 'no-credential' ? 'no-credential' : 'not-running',
      }),
    take(next) {
      status = next
      const before = running
      const after = follow(before, next, journal.nextCoverageId)
      if (after === before) return null
      if (after?.ended) end(after)
      else running = after
      return after
    },
    stop(now) {
      if (!running) return null
      const ended = { ...running, until: Math.max(running.until, now), ended: 'vigil-stopped' } as const
      end(ended)
      return ended
    },
    turnTo(now) {
      dayStart = kstDayStart(now)
      past = past.filter((coverage) => coverage.until >= dayStart)
    },
  }
}
