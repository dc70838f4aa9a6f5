/** What a row is sorted by; `null`: not known. */
export type SortKey = string | number | null

export interface Sort<Column> {
  readonly column: Column
  readonly descending: boolean
}

const korean = new Intl.Collator('ko')

/** The rows by their keys. What is not known comes last, whichever way the rest is turned. */
export function sortedBy<Row>(
  rows: readonly Row[],
  descending: boolean,
  keyOf: (row: Row) => SortKey,
): readonly Row[] {
  const turn = descending ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      return turn * compared(a.key, b.key)
    })
    .map(({ row }) => row)
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : korean.compare(String(a), String(b))
}

/** A head's first press sorts by its column, the second turns it round, the third undoes it: `null`. */
export function sortPressed<Column>(
  sort: Sort<unknown> | null,
  column: Column,
  descendingFirst: boolean,
): Sort<Column> | null {
  if (sort?.column !== column) return { column, descending: descendingFirst }
  return sort.descending === descendingFirst ? { column, descending: !descendingFirst } : null
}

/** The column after the present one, for who sorts without a pointer; after the last, `null`. */
export function columnAfter<Column extends string>(
  sort: Sort<string | null> | null,
  columns: readonly Column[],
): Column | null {
  return columns[columns.map(String).indexOf(sort?.column ?? '') + 1] ?? null
}
