import { isInScope, ownershipRank } from '../../../shared/domain/ownership.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import {
  type InterruptionPhase,
  interruptionPhase,
  type Unheard,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import type { Ownership } from '../../../shared/domain/watchlist.ts'
import type { TextMatcher } from '../../format/matchText.ts'
import type { Filters } from '../../stores/filters.ts'

export interface Moment {
  readonly now: Instant
  readonly unheard: readonly Unheard[]
}

/** Whose VI it is, by code. */
export type OwnershipOf = (code: string) => Ownership

/** Still to be watched: running, or nobody knows whether it ended. */
export function isOpen(phase: InterruptionPhase): boolean {
  return phase !== 'released' && phase !== 'unconfirmed'
}

/** An event broken on both references answers to either kind. */
export function selectRows(
  newestFirst: readonly VolatilityInterruption[],
  filters: Filters,
  context: Moment & { readonly matches: TextMatcher; readonly ownership: OwnershipOf },
): readonly VolatilityInterruption[] {
  return newestFirst.filter((interruption) => {
    const { kind, direction, issue } = interruption
    if (!isInScope(context.ownership(issue.code), filters.scope)) return false
    if (filters.kind !== 'all' && kind !== 'both' && kind !== filters.kind) return false
    if (filters.direction !== 'all' && direction !== filters.direction) return false
    if (!inMarket(interruption, filters.market)) return false
    if (filters.activeOnly && !isOpen(interruptionPhase(interruption, context.now, context.unheard))) {
      return false
    }
    return filters.text === '' || context.matches(interruption.issue, filters.text)
  })
}

function inMarket({ market, venues }: VolatilityInterruption, wanted: Filters['market']): boolean {
  if (wanted === 'all') return true
  return wanted === 'NXT' ? venues.includes('NXT') : market === wanted
}

export interface Counts {
  readonly all: number
  /** In auction, in the window, or awaiting the release. */
  readonly running: number
  readonly unknown: number
  readonly released: number
  readonly unconfirmed: number
}

export interface Overview {
  /** Open events as the strip shows them: what is held, what is watched, the rest; of each the oldest first. */
  readonly openIds: readonly string[]
  readonly counts: Counts
}

export function selectOverview(
  newestFirst: readonly VolatilityInterruption[],
  { now, unheard, ownership }: Moment & { readonly ownership: OwnershipOf },
): Overview {
  const open: { readonly id: string; readonly rank: number }[] = []
  const counts = { all: newestFirst.length, running: 0, unknown: 0, released: 0, unconfirmed: 0 }
  for (const interruption of newestFirst) {
    const phase = interruptionPhase(interruption, now, unheard)
    if (isOpen(phase)) {
      open.push({ id: interruption.id, rank: ownershipRank[ownership(interruption.issue.code)] })
    }
    counts[phase === 'auction' || phase === 'window' || phase === 'awaiting' ? 'running' : phase] += 1
  }
  const openIds = open
    .reverse()
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
  return { openIds, counts }
}

/** The latest release confirmed by the exchange. */
export function selectLastRelease(interruptions: readonly VolatilityInterruption[]): Instant | null {
  return interruptions.reduce<Instant | null>(
    (last, { releasedAt }) => (releasedAt !== null && releasedAt > (last ?? 0) ? releasedAt : last),
    null,
  )
}
