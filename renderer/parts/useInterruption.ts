import { useMemo } from 'react'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { useSlice } from '../app/context.ts'

/** An event of the day by its id. Where its frames had no name, the list of all issues gives it. */
export function useInterruption(id: string): VolatilityInterruption | undefined {
  const interruption = useSlice('interruptions', ({ byId }) => byId.get(id))
  const issue = interruption?.issue
  const listed = useSlice('instruments', ({ byCode }) =>
    issue && issue.name === null ? (byCode.get(issue.code)?.name ?? null) : null,
  )
  return useMemo(() => {
    if (!interruption || listed === null) return interruption
    return { ...interruption, issue: { ...interruption.issue, name: listed } }
  }, [interruption, listed])
}
