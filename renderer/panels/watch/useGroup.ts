import type { OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useSlice } from '../../app/context.ts'

/** The group that is shown; `null`: there is none, or the watchlist has not been told yet. */
export function useGroup(): OwnGroup | null {
  const chosen = useSlice('watch', (view) => view.group)
  return useSlice('watchlist', ({ value }) => {
    const groups = value?.watchlist.groups ?? []
    return groups.find(({ id }) => id === chosen) ?? groups[0] ?? null
  })
}
