import { createStore, type StoreApi } from 'zustand/vanilla'

export interface Selection {
  readonly id: string | null
  readonly detail: boolean
  /** Set when the list is to bring the row up; the list clears it once it has. */
  readonly reveal: 'nearest' | 'centre' | null
}

export type SelectionStore = StoreApi<Selection>

export const nothingSelected: Selection = { id: null, detail: false, reveal: null }

export function createSelectionStore(): SelectionStore {
  return createStore<Selection>(() => nothingSelected)
}
