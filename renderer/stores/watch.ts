import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Quote } from '../../shared/domain/quote.ts'
import type { ClockStore } from './clock.ts'
import type { QuotesStore } from './quotes.ts'

export interface WatchView {
  /** The group that is shown; `null`: the first. */
  readonly group: string | null
  /** The line that the keys act on, and the one at the other end of what is chosen. */
  readonly cursor: string | null
  readonly anchor: string | null
  /** By group, what its lines are filtered by: not kept. */
  readonly filters: ReadonlyMap<string, string>
  /** The prices that were on the page when the clock last leapt: how old those are, nobody can tell. */
  readonly leapt: ReadonlyMap<string, Quote>
}

export type WatchStore = StoreApi<WatchView>

export function createWatchStore(clock: ClockStore, quotes: QuotesStore): WatchStore {
  const store = createStore<WatchView>(() => ({
    group: null,
    cursor: null,
    anchor: null,
    filters: new Map(),
    leapt: new Map(),
  }))
  clock.subscribe(({ leaps }, before) => {
    if (leaps !== before.leaps) store.setState({ leapt: quotes.getState().byCode })
  })
  return store
}

/** The filters without that of one group. */
export function unfiltered({ filters }: Pick<WatchView, 'filters'>, group: string): Map<string, string> {
  return new Map([...filters].filter(([id]) => id !== group))
}
