import type { TableView } from '../../../shared/domain/settings.ts'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'
import { type SortKey, sortedBy } from '../../parts/sorting.ts'

/** A group's lines as they are shown. Sections divide the user's own order and no other. */
export function watchItems(
  entries: readonly WatchEntry[],
  sort: TableView['sort'],
  keyOf: (code: string, column: string) => SortKey,
): readonly WatchEntry[] {
  if (!sort) return entries
  const issues = entries.filter(({ kind }) => kind === 'issue')
  return sortedBy(issues, sort.descending, ({ key }) => keyOf(key, sort.column))
}

/** The lines from the one to the other, in the order shown. */
export function rangeOf(
  keys: readonly string[],
  anchor: string | null,
  cursor: string | null,
): readonly string[] {
  const to = cursor === null ? -1 : keys.indexOf(cursor)
  if (to < 0) return []
  const from = anchor === null ? -1 : keys.indexOf(anchor)
  if (from < 0) return keys.slice(to, to + 1)
  return keys.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** Where a block of lines goes by one step. `undefined`: it is at that end already. */
export function steppedBefore(
  keys: readonly string[],
  chosen: readonly string[],
  by: 'up' | 'down',
): string | null | undefined {
  const places = chosen.map((key) => keys.indexOf(key)).filter((place) => place >= 0)
  if (places.length === 0) return undefined
  if (by === 'up') return keys[Math.min(...places) - 1]
  const last = Math.max(...places)
  return last + 1 < keys.length ? (keys[last + 2] ?? null) : undefined
}

/** The line to stand on when those are gone. */
export function neighbourOf(keys: readonly string[], gone: readonly string[]): string | null {
  const leaving = new Set(gone)
  const last = keys.findLastIndex((key) => leaving.has(key))
  const after = keys.slice(last + 1).find((key) => !leaving.has(key))
  return after ?? keys.slice(0, Math.max(last, 0)).findLast((key) => !leaving.has(key)) ?? null
}
