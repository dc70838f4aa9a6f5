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

type Key = string | number | null

/** The rows in the order of a column. What is not known comes last, whichever way the rest is turned. */
export function sortRows(
  rows: readonly HoldingRow[],
  { column, descending }: HoldingsSort,
  explain: (row: HoldingRow) => string,
): readonly HoldingRow[] {
  if (column === null) return rows
  const turn = descending ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row, column, explain) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      return turn * compare(a.key, b.key)
    })
    .map(({ row }) => row)
}

function keyOf(row: HoldingRow, column: HoldingsColumn, explain: (row: HoldingRow) => string): Key {
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

const korean = new Intl.Collator('ko')

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : korean.compare(String(a), String(b))
}

/** A column's first press sorts by it, the second turns it round, the third gives the broker's order back. */
export function pressedColumn(sort: HoldingsSort, column: HoldingsColumn): HoldingsSort {
  if (sort.column !== column) return { column, descending: false }
  return sort.descending ? { column: null, descending: false } : { column, descending: true }
}

/** The column after the present one, for who sorts without a pointer. */
export function nextColumn({ column }: HoldingsSort): HoldingsSort {
  const next = columns[column === null ? 0 : columns.indexOf(column) + 1]
  return { column: next ?? null, descending: false }
}
