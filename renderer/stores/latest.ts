import { createStore, type StoreApi } from 'zustand/vanilla'

/** A feed of which only the last value matters; `null` until the first. */
export type LatestStore<T> = StoreApi<{ readonly value: T | null }>

export function createLatestStore<T>(): LatestStore<T> {
  return createStore<{ readonly value: T | null }>(() => ({ value: null }))
}

/** The last of a batch; batches are never empty, but an empty one changes nothing. */
export function takeLatest<T>(store: LatestStore<T>): (batch: readonly T[]) => void {
  return (batch) => {
    const value = batch.at(-1)
    if (value !== undefined) store.setState({ value })
  }
}
