import type { KstDate } from '../../../shared/domain/time.ts'
import { type CalendarControls, checkedDay } from './holidays.ts'
import { createProgramScript, type ProgramControls, type ProgramScript } from './programScript.ts'
import { createSellableScript, type SellableControls, type SellableScript } from './sellableScript.ts'

/** What a test says about the answers of single transactions. */
export interface Scripts {
  readonly sellableScript: SellableScript
  readonly programScript: ProgramScript
  /** Weekdays on which the exchange is closed. */
  readonly closedDays: ReadonlySet<KstDate>
}

export interface ScriptControls extends SellableControls, ProgramControls, CalendarControls {}

export function createScripts(): { scripts: Scripts; controls: ScriptControls; clear(): void } {
  const sellableScript = createSellableScript()
  const programScript = createProgramScript()
  const closedDays = new Set<KstDate>()
  return {
    scripts: { sellableScript, programScript, closedDays },
    controls: {
      ...sellableScript.controls,
      ...programScript.controls,
      closeDay: (date) => void closedDays.add(checkedDay(date)),
    },
    // A closed day is no fault: it stays closed.
    clear() {
      sellableScript.clear()
      programScript.clear()
    },
  }
}
