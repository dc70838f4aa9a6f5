import type { SeriesPoint } from '../../../../shared/domain/programSeries.ts'
import type { Instant } from '../../../../shared/domain/time.ts'

type Moments = readonly Pick<SeriesPoint, 'at'>[]

/** The reading nearest to a moment. `null` is the latest, which goes on as new ones come. */
export function nearestReading(points: Moments, moment: number): Instant | null {
  const after = points.findIndex(({ at }) => at >= moment)
  const before = points[after - 1]
  const next = points[after]
  if (next === undefined) return null
  const nearest = before !== undefined && moment - before.at < next.at - moment ? before.at : next.at
  return orLatest(points, nearest)
}

/** Where a key leads from the reading that is looked at; `undefined`: that key leads nowhere. */
export function keyLeadsTo(key: string, points: Moments, from: Instant | null): Instant | null | undefined {
  const looked = from ?? points.at(-1)?.at
  switch (key) {
    case 'ArrowLeft':
      return points.findLast(({ at }) => looked !== undefined && at < looked)?.at ?? from
    case 'ArrowRight':
      return orLatest(points, points.find(({ at }) => looked !== undefined && at > looked)?.at)
    case 'Home':
      return orLatest(points, points[0]?.at)
    case 'End':
      return null
    case 'Escape':
      return from === null ? undefined : null
    default:
      return undefined
  }
}

function orLatest(points: Moments, at: Instant | undefined): Instant | null {
  return at === undefined || at === points.at(-1)?.at ? null : at
}
