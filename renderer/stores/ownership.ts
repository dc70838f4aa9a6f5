import { createStore, type StoreApi } from 'zustand/vanilla'
import { ownershipIn } from '../../shared/domain/ownership.ts'
import { type Mine, nothingMine, type Ownership } from '../../shared/domain/watchlist.ts'
import type { LatestStore } from './latest.ts'

export interface OwnershipState {
  readonly of: (code: string) => Ownership
  /** `false`: no account has told yet what is held, so that of nothing can it be said that it is not. */
  readonly heldKnown: boolean
}

export type OwnershipStore = StoreApi<OwnershipState>

/** Derived from what the monitor says is the user's. */
export function createOwnershipStore(mine: LatestStore<Mine>): OwnershipStore {
  const read = (): OwnershipState => {
    const now = mine.getState().value ?? nothingMine
    return { of: ownershipIn(now), heldKnown: now.heldAsOf !== null }
  }
  const store = createStore<OwnershipState>(read)
  mine.subscribe(() => store.setState(read()))
  return store
}
