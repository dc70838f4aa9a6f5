import { phaseAt, type TradingCalendar } from './marketPhase.ts'
import type { Instant } from './time.ts'
import { interruptedVenues, releaseWindow, type VolatilityInterruption } from './volatilityInterruption.ts'

/**
 * The end of trading that lies before the end of an event's release window: KRX's continuous session before its closing
 * auction, NXT's before a pause. `null`: the window fits into the phase, or the phase is not one that trades.
 * No document says when trading resumes then, so nothing may be counted down to.
 */
export function releaseCut(interruption: VolatilityInterruption, calendar: TradingCalendar): Instant | null {
  // The simulator's market never closes.
  if (interruption.releasedAt !== null || interruption.environment === 'demo') return null
  const { latest } = releaseWindow(interruption)
  const nxtOnly = interruptedVenues(interruption).every((venue) => venue === 'NXT')
  const phase = phaseAt(nxtOnly ? 'NXT' : 'KRX', interruption.triggeredAt, calendar)
  return phase.trading !== 'none' && phase.until < latest ? phase.until : null
}
