import type { TableView } from '../../../shared/domain/settings.ts'
import { columnAfter, sortPressed } from '../../parts/sorting.ts'

/** In the order in which they stand. */
export const watchColumns = [
  'issue',
  'price',
  'change',
  'rate',
  'volume',
  'turnover',
  'vi',
  'times',
  'held',
  'upper',
  'lower',
  'nearest',
  'age',
] as const
export type WatchColumn = (typeof watchColumns)[number]

/** Pixels, the cell's padding included. */
export const usualWidths: Record<WatchColumn, number> = {
  issue: 176,
  price: 84,
  change: 84,
  rate: 88,
  volume: 100,
  turnover: 96,
  vi: 168,
  times: 64,
  held: 76,
  upper: 92,
  lower: 92,
  nearest: 82,
  age: 108,
}

export const widthStep = 8
export const leastWidth = 40
export const mostWidth = 600

/** What gives way first where the panel is narrow: a whole column goes rather than a figure's end. */
const givesWay: readonly WatchColumn[] = [
  'volume',
  'change',
  'turnover',
  'lower',
  'upper',
  'times',
  'vi',
  'held',
  'nearest',
  'age',
  'rate',
]

type Chosen = Pick<TableView, 'hidden' | 'widths'>

export function widthOf(column: WatchColumn, { widths }: Pick<Chosen, 'widths'>): number {
  return widths[column] ?? usualWidths[column]
}

/** The columns that the user wants and the width has room for. Name and price are always there. */
export function shownColumns(view: Chosen, width: number): readonly WatchColumn[] {
  const wanted = watchColumns.filter((column) => isKept(column) || !view.hidden.includes(column))
  const dropped = new Set<WatchColumn>()
  let needed = wanted.reduce((sum, column) => sum + widthOf(column, view), 0)
  for (const column of givesWay) {
    if (needed <= width) break
    if (!wanted.includes(column)) continue
    dropped.add(column)
    needed -= widthOf(column, view)
  }
  return wanted.filter((column) => !dropped.has(column))
}

export function isKept(column: WatchColumn): boolean {
  return column === 'issue' || column === 'price'
}

/** For `grid-template-columns`. What is left over goes to the name, up to what a name can use, then to the VI. */
export function columnTracks(columns: readonly WatchColumn[], view: Chosen): string {
  return columns
    .map((column) => {
      const width = `${widthOf(column, view)}px`
      if (column === 'issue')
        return `minmax(min(${width}, 100%), ${columns.includes('vi') ? '1.5fr' : '1fr'})`
      return column === 'vi' ? `minmax(${width}, 1fr)` : width
    })
    .join(' ')
}

type Sort = TableView['sort']

/** A head's first press sorts by it, the second turns it round, the third gives the user's own order back. */
export function pressedSort(sort: Sort, column: WatchColumn): Sort {
  return sortPressed(sort, column, column !== 'issue')
}

/** The column after the present one, for who sorts without a pointer. */
export function nextSort(sort: Sort, columns: readonly WatchColumn[]): Sort {
  const next = columnAfter(sort, columns)
  return next ? { column: next, descending: next !== 'issue' } : null
}
