import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'

/** An issue's VIs of the day, as far as a row tells of them. */
export interface IssueInterruptions {
  /** Not released, the newest; `null`: none. */
  readonly open: VolatilityInterruption | null
  /** Counted by the exchange: the highest told on KRX. */
  readonly times: number
}

const cache = new WeakMap<readonly VolatilityInterruption[], ReadonlyMap<string, IssueInterruptions>>()

/** By code. Worked out once for each list, however many rows ask. */
export function interruptionsByCode(
  newestFirst: readonly VolatilityInterruption[],
): ReadonlyMap<string, IssueInterruptions> {
  const known = cache.get(newestFirst)
  if (known) return known
  const byCode = new Map<string, IssueInterruptions>()
  for (const one of newestFirst) {
    const { open, times } = byCode.get(one.issue.code) ?? { open: null, times: 0 }
    const counts = one.venues.some((venue) => venue !== 'NXT')
    byCode.set(one.issue.code, {
      open: open ?? (one.releasedAt === null ? one : null),
      times: counts ? Math.max(times, one.nth) : times,
    })
  }
  cache.set(newestFirst, byCode)
  return byCode
}
