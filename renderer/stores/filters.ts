import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scope } from '../../shared/domain/ownership.ts'

export interface Filters {
  readonly scope: Scope
  readonly kind: 'all' | 'static' | 'dynamic'
  readonly direction: 'all' | 'up' | 'down'
  readonly market: 'all' | 'KOSPI' | 'KOSDAQ' | 'NXT'
  readonly activeOnly: boolean
  /** A name, a code, or initial consonants. */
  readonly text: string
}

export type FiltersStore = StoreApi<Filters>

export const noFilters: Filters = {
  scope: 'all',
  kind: 'all',
  direction: 'all',
  market: 'all',
  activeOnly: false,
  text: '',
}

export function createFiltersStore(): FiltersStore {
  return createStore<Filters>(() => noFilters)
}
