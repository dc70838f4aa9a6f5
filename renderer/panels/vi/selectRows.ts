import type { Instant } from '../../../shared/domain/time.ts'
import {
  type InterruptionPhase,
  interruptionPhase,
  type Unheard,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import type { TextMatcher } from '../../format/matchText.ts'
import type { Filters } from '../../stores/filters.ts'

export interface Moment {
  readonly now: Instant
  readonly unheard: readonly Unheard[]
}

/** Still to be watched: running, or nobody knows whether it ended. */
export function isOpen(phase: InterruptionPhase): boolean {
  return phase !== 'released' && phase !== 'unconfirmed'
}

/** An event broken on both references answers to either kind. */
export function selectRows(
  newestFirst: readonly VolatilityInterruption[],
  filters: Filters,
  context: Moment & { readonly matches: TextMatcher },
): readonly VolatilityInterruption[] {
  return newestFirst.filter((interruption) => {
    const { kind, direction } = interruption
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
  /** Open events, oldest first, as the strip shows them. */
  readonly openIds: readonly string[]
  readonly counts: Counts
}

export function selectOverview(
  newestFirst: readonly VolatilityInterruption[],
  { now, unheard }: Moment,
): Overview {
  const openIds: string[] = []
  const counts = { all: newestFirst.length, running: 0, unknown: 0, released: 0, unconfirmed: 0 }
  for (const interruption of newestFirst) {
    const phase = interruptionPhase(interruption, now, unheard)
    if (isOpen(phase)) openIds.push(interruption.id)
    counts[phase === 'auction' || phase === 'window' || phase === 'awaiting' ? 'running' : phase] += 1
  }
  return { openIds: openIds.reverse(), counts }
}

/** The latest release confirmed by the exchange. */
export function selectLastRelease(interruptions: readonly VolatilityInterruption[]): Instant | null {
  return interruptions.reduce<Instant | null>(
    (last, { releasedAt }) => (releasedAt !== null && releasedAt > (last ?? 0) ? releasedAt : last),
    null,
  )
}
