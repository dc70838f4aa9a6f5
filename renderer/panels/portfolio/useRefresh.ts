import { useApp } from '../../app/context.ts'
import { useRequest } from '../../parts/useRequest.ts'

/** Asks every account anew. What each of them answers, it says itself; `lost`: nobody could be told to ask. */
export function useRefresh(): { readonly refresh: () => void; readonly lost: boolean } {
  const { api } = useApp()
  const { state, start } = useRequest(() => api.refreshAccounts(undefined))
  return { refresh: () => start(), lost: state.kind === 'failed' }
}
