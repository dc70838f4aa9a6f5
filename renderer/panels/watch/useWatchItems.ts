import { type RefObject, useMemo, useRef } from 'react'
import type { TableView } from '../../../shared/domain/settings.ts'
import type { OwnGroup, WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { filteredEntries } from './filterEntries.ts'
import { sortKeyOf } from './sortKeyOf.ts'
import type { Names } from './useNames.ts'
import type { WatchFilter } from './useWatchFilter.ts'
import { watchItems } from './watchItems.ts'

const none: readonly WatchEntry[] = []

interface ItemsGiven {
  readonly group: OwnGroup | null
  readonly sort: TableView['sort']
  readonly filter: Pick<WatchFilter, 'isMeant'>
  readonly names: Names
  readonly resting: RefObject<boolean>
}

/** The lines as shown. Sorted, they are put in order once a second, and not under a pointer that rests among them. */
export function useWatchItems(given: ItemsGiven): readonly WatchEntry[] {
  const { group, sort, names, resting } = given
  const { isMeant } = given.filter
  const { stores } = useApp()
  const second = useSlice('clock', ({ market }) => (sort ? market : 0))
  const entries = group?.entries ?? none
  const last = useRef({ entries: none, sort, isMeant, items: none })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second that passes is why the order is made anew
  return useMemo(() => {
    const before = last.current
    const isSame = before.entries === entries && before.sort === sort && before.isMeant === isMeant
    if (resting.current && isSame) return before.items
    const meant = isMeant ? filteredEntries(entries, isMeant) : entries
    const items = watchItems(meant, sort, sortKeyOf(stores, names.nameOf))
    last.current = { entries, sort, isMeant, items: sameOrder(before.items, items) ? before.items : items }
    return last.current.items
  }, [stores, entries, sort, isMeant, names, second, resting])
}

function sameOrder(a: readonly WatchEntry[], b: readonly WatchEntry[]): boolean {
  return a.length === b.length && a.every((entry, place) => entry === b[place])
}
