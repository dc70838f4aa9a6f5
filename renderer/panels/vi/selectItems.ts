import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import type { GapSpan } from '../../stores/line.ts'

/** A line of the VI list. */
export type ListItem =
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'gap'; readonly key: string; readonly span: GapSpan }

/**
 * Rows newest first with each gap at its place: above what was triggered before the gap ended.
 * An open gap has not ended, so it is on top. Gaps know no filter: nobody knows what they hide.
 */
export function selectItems(
  rows: readonly VolatilityInterruption[],
  spans: readonly GapSpan[],
): readonly ListItem[] {
  const items: ListItem[] = []
  let next = 0
  for (const span of spans) {
    for (; next < rows.length; next++) {
      const row = rows[next]
      if (!row || span.until === null || row.triggeredAt < span.until) break
      items.push({ kind: 'row', key: row.id })
    }
    items.push({ kind: 'gap', key: `gap:${span.key}`, span })
  }
  for (const row of rows.slice(next)) items.push({ kind: 'row', key: row.id })
  return items
}

/** How many rows stand above `key`, which was on top when the user last looked there. */
export function rowsAbove(items: readonly ListItem[], key: string | null): number {
  if (key === null) return 0
  const place = items.findIndex((item) => item.key === key)
  return place < 0 ? 0 : items.slice(0, place).filter(({ kind }) => kind === 'row').length
}

export function sameItems(a: readonly ListItem[], b: readonly ListItem[]): boolean {
  return a.length === b.length && a.every((item, index) => sameItem(item, b[index]))
}

function sameItem(a: ListItem, b: ListItem | undefined): boolean {
  if (a.key !== b?.key || a.kind !== b.kind) return false
  return a.kind === 'row' || (b.kind === 'gap' && a.span === b.span)
}
