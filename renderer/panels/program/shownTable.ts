import { latestTable, tableAt } from '../../../shared/domain/programSeries.ts'
import type { ProgramReading } from '../../../shared/domain/programTrade.ts'
import type { StaleCause } from '../../../shared/domain/sellVerdict.ts'
import type { Present } from '../../stores/freshness.ts'
import { agedCause, type ProgramState, type ReadReading } from '../../stores/program.ts'

type MissedReading = Extract<ProgramReading, { readonly kind: 'missed' }>

/** Why the table is not of now: it is another day's, a moment's of the chart, or older than an attempt that failed. */
export type TableStale = StaleCause | 'past' | 'moment' | 'missed'

/** Which table stands on the panel. */
export interface ShownTable {
  /** `null`: nothing is known, of this scope, this day or this moment. */
  readonly read: ReadReading | null
  /** The newest attempt failed, and `read` is older than it. Only of today. */
  readonly missed: MissedReading | null
  readonly of: 'now' | 'moment' | 'past'
}

const fallbackPeriod = 30
const noReadings: readonly ProgramReading[] = []

/** Seconds between two readings, also of days that do not tell it. */
export function periodOf({ today }: Pick<ProgramState, 'today'>): number {
  return today?.period ?? fallbackPeriod
}

/** The readings of the day that is shown. */
export function readingsShown({
  today,
  past,
}: Pick<ProgramState, 'today' | 'past'>): readonly ProgramReading[] {
  if (past) return past.kind === 'told' ? past.readings : noReadings
  return today?.readings ?? noReadings
}

export function shownTable(state: Pick<ProgramState, 'today' | 'past' | 'moment'>): ShownTable {
  const readings = readingsShown(state)
  if (state.moment !== null)
    return { read: tableAt(readings, state.moment, periodOf(state)), missed: null, of: 'moment' }
  const read = latestTable(readings)
  if (state.past) return { read, missed: null, of: 'past' }
  return { read, missed: missedAfter(readings, read), of: 'now' }
}

function missedAfter(readings: readonly ProgramReading[], read: ReadReading | null): MissedReading | null {
  let last: MissedReading | null = null
  for (const reading of readings)
    if (reading.kind === 'missed' && reading.at > (last?.at ?? read?.at ?? -1)) last = reading
  return last
}

/** `null`: the table is of now. `leaps`: of the page's clock when it came. */
export function tableStale({ read, missed, of }: ShownTable, leaps: number, now: Present): TableStale | null {
  if (of !== 'now') return of
  if (!read) return null
  if (missed) return 'missed'
  return agedCause({ at: read.at, session: read.source.session, leaps }, now)
}
