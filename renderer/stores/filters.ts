import { createStore, type StoreApi } from 'zustand/vanilla'

export interface Filters {
  readonly kind: 'all' | 'static' | 'dynamic'
  readonly direction: 'all' | 'up' | 'down'
  readonly market: 'all' | 'KOSPI' | 'KOSDAQ' | 'NXT'
  readonly activeOnly: boolean
  /** A name, a code, or initial consonants. */
  readonly text: string
}

export type FiltersStore = StoreApi<Filters>

export const noFilters: Filters = {
  kind: 'all',
  direction: 'all',
  market: 'all',
  activeOnly: false,
  text: '',
}

export function createFiltersStore(): FiltersStore {
  return createStore<Filters>(() => noFilters)
}
