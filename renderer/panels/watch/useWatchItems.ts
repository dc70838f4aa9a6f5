import { type RefObject, useMemo, useRef } from 'react'
import type { TableView } from '../../../shared/domain/settings.ts'
import type { OwnGroup, WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { sortKeyOf } from './sortKeyOf.ts'
import type { Names } from './useNames.ts'
import { watchItems } from './watchItems.ts'

const none: readonly WatchEntry[] = []

/** The lines as shown. Sorted, they are put in order once a second, and not under a pointer that rests among them. */
export function useWatchItems(
  group: OwnGroup | null,
  sort: TableView['sort'],
  names: Names,
  resting: RefObject<boolean>,
): readonly WatchEntry[] {
  const { stores } = useApp()
  const second = useSlice('clock', ({ market }) => (sort ? market : 0))
  const entries = group?.entries ?? none
  const last = useRef({ entries: none, sort, items: none })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second that passes is why the order is made anew
  return useMemo(() => {
    const before = last.current
    if (resting.current && before.entries === entries && before.sort === sort) return before.items
    const items = watchItems(entries, sort, sortKeyOf(stores, names.nameOf))
    last.current = { entries, sort, items: sameOrder(before.items, items) ? before.items : items }
    return last.current.items
  }, [stores, entries, sort, names, second, resting])
}

function sameOrder(a: readonly WatchEntry[], b: readonly WatchEntry[]): boolean {
  return a.length === b.length && a.every((entry, place) => entry === b[place])
}
