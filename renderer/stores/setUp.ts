import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BrokerId } from '../../shared/domain/instrument.ts'

/** Which broker's form the guide is asked to show; `null`: nobody asked for it. */
export interface SetUpState {
  readonly broker: BrokerId | null
}

export type SetUpStore = StoreApi<SetUpState>

export function createSetUpStore(): SetUpStore {
  return createStore<SetUpState>(() => ({ broker: null }))
}
