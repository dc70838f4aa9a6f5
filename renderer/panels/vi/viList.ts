import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Instant } from '../../../shared/domain/time.ts'
import type { TextMatcher } from '../../format/matchText.ts'
import type { ClockStore } from '../../stores/clock.ts'
import type { FiltersStore } from '../../stores/filters.ts'
import type { InterruptionsStore } from '../../stores/interruptions.ts'
import type { LineStore } from '../../stores/line.ts'
import type { OwnershipStore } from '../../stores/ownership.ts'
import { type ListItem, sameItems, selectItems } from './selectItems.ts'
import { type Counts, selectLastRelease, selectOverview, selectRows } from './selectRows.ts'
import { type Storm, selectStorm } from './selectStorm.ts'

/** Everything about the list that is the same for all its rows, computed once per change and outside React. */
export interface ViList {
  readonly items: readonly ListItem[]
  /** Rows that pass the filters; gaps are not counted. */
  readonly shown: number
  readonly openIds: readonly string[]
  readonly counts: Counts
  readonly storm: Storm | null
  readonly lastRelease: Instant | null
}

export type ViListStore = StoreApi<ViList>

interface ViListDeps {
  readonly interruptions: InterruptionsStore
  readonly line: LineStore
  readonly filters: FiltersStore
  readonly ownership: OwnershipStore
  readonly clock: ClockStore
  readonly matches: TextMatcher
}

export function createViListStore(deps: ViListDeps): ViListStore {
  const { interruptions, line, filters, ownership, clock, matches } = deps
  const read = (): ViList => {
    const { newestFirst } = interruptions.getState()
    const { spans } = line.getState()
    const moment = { now: clock.getState().market, unheard: spans, ownership: ownership.getState().of }
    const rows = selectRows(newestFirst, filters.getState(), { ...moment, matches })
    return {
      items: selectItems(rows, spans),
      shown: rows.length,
      ...selectOverview(newestFirst, moment),
      storm: selectStorm(newestFirst, moment.now),
      lastRelease: selectLastRelease(newestFirst),
    }
  }
  const store = createStore<ViList>(read)
  const update = () => store.setState(settled(store.getState(), read()))
  for (const source of [interruptions, line, filters, ownership, clock]) source.subscribe(update)
  return store
}

/** Keeps every part that says the same as before, so that a passing second re-renders nothing by itself. */
function settled(before: ViList, now: ViList): ViList {
  return {
    ...now,
    items: sameItems(before.items, now.items) ? before.items : now.items,
    openIds: sameValues(before.openIds, now.openIds) ? before.openIds : now.openIds,
    counts: sameFields(before.counts, now.counts) ? before.counts : now.counts,
    storm: sameFields(before.storm, now.storm) ? before.storm : now.storm,
  }
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function sameFields(a: object | null, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
