import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { Gap, LinkStatus } from '../../shared/domain/link.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Coverage } from './platform.ts'

/** A quiet minute costs the journal at most one write a second. */
const growEvery = 1000

/**
 * What a link status does to the running coverage: starts it, lets it grow, or ends it.
 * Returns the same object where nothing is worth a write. A session's coverage starts at its `liveSince`.
 */
export function follow(current: Coverage | null, status: LinkStatus, nextId: () => number): Coverage | null {
  if (current && status.liveSince !== current.from) return ended(current, status)
  if (status.liveSince === null) return null
  const sure = Math.max(status.sureUntil ?? status.liveSince, status.liveSince)
  if (current) return sure - current.until >= growEvery ? { ...current, until: sure } : current
  return { id: nextId(), broker: status.broker, from: status.liveSince, until: sure, ended: null }
}

function ended(current: Coverage, { loss, broker }: LinkStatus): Coverage {
  // A proper close proves that all before it arrived; the status says up to when that holds.
  const until = Math.max(current.from, loss?.at ?? current.until)
  return { ...current, broker, until, ended: loss?.cause ?? 'connection-lost' }
}

interface DayCoverage {
  readonly broker: BrokerId
  readonly coverages: readonly Coverage[]
  /** The last of them is running now. */
  readonly running: boolean
  readonly dayStart: Instant
  /** Why nobody listened before the first coverage. */
  readonly silence: Gap['reason']
}

/** The spans since the day began that no coverage covers. The last one is open unless a session is live. */
export function gapsOf({ broker, coverages, running, dayStart, silence }: DayCoverage): Gap[] {
  const gaps: Gap[] = []
  let covered = dayStart
  let reason = silence
  for (const coverage of coverages) {
    if (coverage.from > covered) gaps.push(gap(broker, covered, coverage.from, reason))
    covered = Math.max(covered, coverage.until)
    reason = coverage.ended ?? 'vigil-died'
  }
  if (!running) gaps.push(gap(broker, covered, null, reason))
  return gaps
}

function gap(broker: BrokerId, from: Instant, until: Instant | null, reason: Gap['reason']): Gap {
  return { id: `${broker}-${from}`, broker, from, until, reason }
}
