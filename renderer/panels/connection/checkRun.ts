import { type CheckNews, checksOf } from '../../../shared/domain/check.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Instant } from '../../../shared/domain/time.ts'

/** A test of a broker's session, as far as it has come. `lost`: Vigil's answer broke off. */
export interface CheckRun {
  readonly phase: 'running' | 'ended' | 'cancelled' | 'lost'
  readonly startedAt: Instant
  /** The last word on each check that has begun, in the order in which they are made. */
  readonly checks: readonly CheckNews[]
}

export function withNews(run: CheckRun, broker: BrokerId, batch: readonly CheckNews[]): CheckRun {
  const byCheck = new Map([...run.checks, ...batch].map((news) => [news.check, news]))
  return { ...run, checks: checksOf[broker].flatMap((check) => byCheck.get(check) ?? []) }
}

/** When the last word came. */
export function endOf({ startedAt, checks }: CheckRun): Instant {
  return Math.max(startedAt, ...checks.map(({ at }) => at))
}

/** What a test that is over found. One without a single word found nothing. */
export function verdictOf({
  phase,
  checks,
}: CheckRun): 'running' | 'passed' | 'failed' | 'cancelled' | 'lost' {
  if (phase !== 'ended') return phase
  if (checks.length === 0) return 'lost'
  return checks.every(({ state }) => state !== 'failed' && state !== 'running') ? 'passed' : 'failed'
}
