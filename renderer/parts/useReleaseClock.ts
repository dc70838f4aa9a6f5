import { releaseCut } from '../../shared/domain/releaseCut.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { useMarketNow, useSlice } from '../app/context.ts'
import { type ReleaseClock, releaseClock } from '../format/releaseClock.ts'
import { realCalendar } from '../stores/calendar.ts'

/** What an event says of its release now. Only unreleased ones move with the clock. */
export function useReleaseClock(interruption: VolatilityInterruption): {
  readonly clock: ReleaseClock
  readonly now: Instant
} {
  const now = useMarketNow(interruption.releasedAt === null)
  const unheard = useSlice('line', ({ spans }) => spans)
  const calendar = realCalendar(useSlice('calendar', ({ value }) => value))
  const cut = releaseCut(interruption, calendar)
  return { clock: releaseClock(interruption, now, unheard, cut), now }
}
