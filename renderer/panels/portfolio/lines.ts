import { sent } from '../../../shared/domain/figure.ts'
import { type HeldSums, type Section, sections, sumsOf } from '../../../shared/domain/portfolioSums.ts'
import { columnAfter, type SortKey, sortedBy, sortPressed } from '../../parts/sorting.ts'
import type { PortfolioColumn, PortfolioSort } from '../../stores/portfolio.ts'
import type { Position } from './positions.ts'

/** A line of the table: the head of a section with its own sums, or a row. */
export type Line =
  | {
      readonly kind: 'section'
      readonly key: string
      readonly section: Section
      readonly count: number
      readonly sums: HeldSums
    }
  | { readonly kind: 'row'; readonly key: string; readonly position: Position }

/** Cash and credit apart, funds and the rest below them; the order of a column within each. One section needs no head. */
export function linesOf(positions: readonly Position[], sort: PortfolioSort): readonly Line[] {
  const bySection = Map.groupBy(positions, ({ section }) => section)
  return sections.flatMap((section): Line[] => {
    const rows = bySection.get(section)
    if (!rows) return []
    const lines = sorted(rows, sort).map((position) => ({
      kind: 'row' as const,
      key: position.key,
      position,
    }))
    if (bySection.size === 1) return lines
    return [
      { kind: 'section', key: section, section, count: rows.length, sums: sumsOfSection(rows) },
      ...lines,
    ]
  })
}

const unread = { kind: 'blank' } as const

/** A row without a cost leaves its section without one. */
export function sumsOfSection(rows: readonly Position[]): HeldSums {
  return sumsOf(
    rows.map(({ cost, worth, profit }) => ({ cost: cost ?? unread, worth, profit: profit ?? unread })),
  )
}

function sorted(rows: readonly Position[], { column, descending }: PortfolioSort): readonly Position[] {
  if (column === null) return rows
  return sortedBy(rows, descending, (row) => keyOf(row, column))
}

function keyOf(position: Position, column: PortfolioColumn): SortKey {
  switch (column) {
    case 'issue':
      return position.name ?? position.paper
    case 'average':
      return position.average === null ? null : Number(position.average)
    case 'rate': {
      const rate = position.rate && sent(position.rate)
      return rate === null ? null : Number(rate)
    }
    default: {
      const figure = position[column]
      return figure && sent(figure)
    }
  }
}

const sortable: readonly PortfolioColumn[] = ['issue', 'quantity', 'average', 'worth', 'profit', 'rate']

/** A column's first press sorts by it, figures from the largest down; the second turns it, the third undoes it. */
export function pressed(sort: PortfolioSort, column: PortfolioColumn): PortfolioSort {
  return sortPressed(sort, column, column !== 'issue') ?? { column: null, descending: false }
}

/** The column after the present one, for who sorts without a pointer. */
export function nextSort(sort: PortfolioSort): PortfolioSort {
  const next = columnAfter(sort, sortable)
  return { column: next, descending: next !== null && next !== 'issue' }
}

/** The row to select from there; heads of sections are passed over. */
export function rowKeys(lines: readonly Line[]): readonly string[] {
  return lines.filter(({ kind }) => kind === 'row').map(({ key }) => key)
}
