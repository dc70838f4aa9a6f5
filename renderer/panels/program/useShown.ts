import { useMemo } from 'react'
import { useApp, useSlice } from '../../app/context.ts'
import { useGone } from '../../parts/useGone.ts'
import { type ShownTable, shownTable, type TableStale, tableStale } from './shownTable.ts'

/** The table that stands on the panel: of now, of a moment of the chart, or of another day. */
export function useShown(): ShownTable {
  const today = useSlice('program', (state) => state.today)
  const past = useSlice('program', (state) => state.past)
  const moment = useSlice('program', (state) => state.moment)
  return useMemo(() => shownTable({ today, past, moment }), [today, past, moment])
}

/** Why it is not of now; moves only when that changes. */
export function useTableStale(shown: ShownTable): TableStale | null {
  const { stores } = useApp()
  const gone = useGone()
  const lost = useSlice('program', (state) => state.lost !== null)
  const sessionId = useSlice('sessions', ({ kis }) => kis?.id)
  return useSlice('clock', ({ local, leaps }) => {
    const present = { local, leaps, sessionId, gone: lost ? ('page' as const) : gone }
    return tableStale(shown, stores.program.getState().leaps, present)
  })
}
