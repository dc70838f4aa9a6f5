import { useMemo } from 'react'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { useSlice } from '../../app/context.ts'

/** By code, what runs or may still be running, on any venue. */
export function useOpenInterruptions(): ReadonlyMap<string, VolatilityInterruption> {
  const openIds = useSlice('viList', (list) => list.openIds)
  const byId = useSlice('interruptions', (state) => state.byId)
  return useMemo(() => {
    const open = openIds.flatMap((id) => byId.get(id) ?? [])
    return new Map(open.map((interruption) => [interruption.issue.code, interruption]))
  }, [openIds, byId])
}
