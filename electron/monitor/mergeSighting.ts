import type { Venue } from '../../shared/domain/instrument.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

/** `repeated`: nothing new. `seen-again`: the same event on another venue's feed, or with a figure it lacked. */
export type Change = 'triggered' | 'released' | 'seen-again' | 'repeated'

export interface Merged {
  readonly interruption: VolatilityInterruption
  readonly change: Change
}

const venueOrder: readonly Venue[] = ['KRX', 'NXT', 'combined']

/**
 * Folds one more frame's word into what is known of its event. A release is never taken back: the other
 * venue's trigger frame may arrive after it.
 */
export function mergeSighting(
  known: VolatilityInterruption | undefined,
  sighting: VolatilityInterruption,
): Merged {
  if (!known)
    return { interruption: sighting, change: sighting.releasedAt === null ? 'triggered' : 'released' }
  const releasedNow = known.releasedAt === null && sighting.releasedAt !== null
  const addsVenue = sighting.venues.some((venue) => !known.venues.includes(venue))
  const addsFigure =
    (known.issue.name === null && sighting.issue.name !== null) ||
    (known.market === null && sighting.market !== null) ||
    (known.changePercent === null && sighting.changePercent !== null)
  if (!releasedNow && !addsVenue && !addsFigure) return { interruption: known, change: 'repeated' }
  return { interruption: merge(known, sighting), change: releasedNow ? 'released' : 'seen-again' }
}

function merge(known: VolatilityInterruption, sighting: VolatilityInterruption): VolatilityInterruption {
  return {
    ...known,
    issue: { code: known.issue.code, name: known.issue.name ?? sighting.issue.name },
    market: known.market ?? sighting.market,
    changePercent: known.changePercent ?? sighting.changePercent,
    venues: venueOrder.filter((venue) => known.venues.includes(venue) || sighting.venues.includes(venue)),
    releasedAt: known.releasedAt ?? sighting.releasedAt,
  }
}
