import { columnAfter, type SortKey, sortedBy, sortPressed } from '../../parts/sorting.ts'
import type { HoldingsColumn, HoldingsSort } from '../../stores/holdings.ts'
import { askedAtOf, type HoldingRow } from './holdingRows.ts'

export const columns: readonly HoldingsColumn[] = [
  'issue',
  'verdict',
  'held',
  'sellable',
  'difference',
  'explanation',
  'askedAt',
]

/** What needs an eye first. */
const ranks = { caution: 0, unknown: 1, sellable: 2, none: 3 } as const

/** The rows in the order of a column. What is not known comes last, whichever way the rest is turned. */
export function sortRows(
  rows: readonly HoldingRow[],
  { column, descending }: HoldingsSort,
  explain: (row: HoldingRow) => string,
): readonly HoldingRow[] {
  if (column === null) return rows
  return sortedBy(rows, descending, (row) => keyOf(row, column, explain))
}

function keyOf(row: HoldingRow, column: HoldingsColumn, explain: (row: HoldingRow) => string): SortKey {
  switch (column) {
    case 'issue':
      return row.issue.name ?? row.issue.code
    case 'verdict':
      return ranks[row.verdict.kind]
    case 'explanation':
      return explain(row) || null
    case 'askedAt':
      return askedAtOf(row)
    default:
      return row.figures?.[column] ?? null
  }
}

const asTold: HoldingsSort = { column: null, descending: false }

/** A column's first press sorts by it, the second turns it round, the third gives the broker's order back. */
export function pressedColumn(sort: HoldingsSort, column: HoldingsColumn): HoldingsSort {
  return sortPressed(sort, column, false) ?? asTold
}

/** The column after the present one, for who sorts without a pointer. */
export function nextColumn(sort: HoldingsSort): HoldingsSort {
  return { column: columnAfter(sort, columns), descending: false }
}
