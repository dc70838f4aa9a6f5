import type { WatchEntry } from '../../../shared/domain/watchlist.ts'

export type IssueEntry = Extract<WatchEntry, { readonly kind: 'issue' }>

/** The issues that are meant, in their order; of the sections those that still head one of them. */
export function filteredEntries(
  entries: readonly WatchEntry[],
  isMeant: (entry: IssueEntry) => boolean,
): readonly WatchEntry[] {
  const shown: WatchEntry[] = []
  let head: WatchEntry | null = null
  for (const entry of entries) {
    if (entry.kind === 'section') head = entry
    else if (isMeant(entry)) {
      if (head) shown.push(head)
      head = null
      shown.push(entry)
    }
  }
  return shown
}

/** What goes when the chosen lines are removed: a section that heads lines out of sight stays, unless it alone is meant. */
export function removable(
  items: readonly WatchEntry[],
  chosen: readonly string[],
  isFiltered: boolean,
): readonly string[] {
  if (!isFiltered) return chosen
  const issues = new Set(items.filter(({ kind }) => kind === 'issue').map(({ key }) => key))
  const meant = chosen.filter((key) => issues.has(key))
  return meant.length > 0 ? meant : chosen
}
