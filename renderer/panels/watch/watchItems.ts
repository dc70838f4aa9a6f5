import type { TableView } from '../../../shared/domain/settings.ts'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'

/** What a row is sorted by; `null`: not known. */
export type SortKey = string | number | null

const korean = new Intl.Collator('ko')

/** A group's lines as they are shown. Sections divide the user's own order and no other. */
export function watchItems(
  entries: readonly WatchEntry[],
  sort: TableView['sort'],
  keyOf: (code: string, column: string) => SortKey,
): readonly WatchEntry[] {
  if (!sort) return entries
  const turn = sort.descending ? -1 : 1
  return entries
    .filter(({ kind }) => kind === 'issue')
    .map((entry) => ({ entry, key: keyOf(entry.key, sort.column) }))
    .sort((a, b) => {
      // What is not known comes last, whichever way the rest is turned.
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      return turn * compared(a.key, b.key)
    })
    .map(({ entry }) => entry)
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : korean.compare(String(a), String(b))
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
