import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { useSlice } from '../../app/context.ts'
import { interruptionsByCode } from './viOfIssue.ts'

/** The VI that runs, as far as anybody knows; `null`: none. */
export function useOpenInterruption(code: string): VolatilityInterruption | null {
  return useSlice(
    'interruptions',
    ({ newestFirst }) => interruptionsByCode(newestFirst).get(code)?.open ?? null,
  )
}
