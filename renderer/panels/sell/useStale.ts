import type { StaleCause } from '../../../shared/domain/sellVerdict.ts'
import { useSlice } from '../../app/context.ts'
import { useGone } from '../../parts/useGone.ts'
import { staleCause } from '../../stores/freshness.ts'
import type { RecentCheck } from '../../stores/sellCheck.ts'

/** Why an answer is not of now; moves only when that changes. */
export function useStale({ answer, leaps }: RecentCheck): StaleCause | null {
  const gone = useGone()
  const sessionId = useSlice('sessions', ({ kis }) => kis?.id)
  return useSlice('clock', (clock) =>
    answer?.kind === 'answered'
      ? staleCause(answer, { leaps }, { local: clock.local, leaps: clock.leaps, sessionId, gone })
      : null,
  )
}
