import { type InvestorClass, tableRows } from '../../../shared/domain/investors.ts'
import { totalOf } from '../../../shared/domain/programSums.ts'
import {
  ProgramKind,
  type ProgramSide,
  type ProgramTable,
  type ProgramTrades,
} from '../../../shared/domain/programTrade.ts'

/** One row of the matrix. */
export interface MatrixRow {
  /** Its name among the rows. */
  readonly key: string
  readonly kind: 'total' | 'sent' | 'repeated' | 'missing'
  /** `null`: the row 전체, which no broker sends. */
  readonly code: string | null
  /** `null`: a class that is not among the known ones, or the row 전체. */
  readonly investor: InvestorClass | null
  /** As the broker calls it. */
  readonly name: string | null
  /** `null`: the broker did not send this class. */
  readonly trades: ProgramTrades | null
}

const totalKey = 'total'
/** The row 기관 소계. */
export const institutionsKey = '8888'

/** 전체 above all, then every class in the order of the screen. `folded`: without the members of 기관. */
export function matrixRows(table: ProgramTable, folded: boolean): readonly MatrixRow[] {
  const total: MatrixRow = {
    key: totalKey,
    kind: 'total',
    code: null,
    investor: null,
    name: null,
    trades: totalOf(table),
  }
  const seen = new Map<string, number>()
  const classes = tableRows(table).map((row): MatrixRow => {
    const nth = seen.get(row.code) ?? 0
    seen.set(row.code, nth + 1)
    const trades = row.kind === 'missing' ? null : row.trades
    return { ...row, key: nth === 0 ? row.code : `${row.code}-${nth}`, trades }
  })
  return [total, ...classes.filter(({ investor }) => !folded || investor?.group !== 'institution')]
}

/** One column of the matrix. */
export interface MatrixColumn {
  readonly kind: ProgramKind
  readonly side: ProgramSide
}

const sides = { full: ['sell', 'buy', 'net'], net: ['net'] } as const

/** 매도 and 매수 go first where there is no room, and whole: no figure is ever cut. */
export function matrixColumns(extent: keyof typeof sides): readonly MatrixColumn[] {
  return ProgramKind.options.flatMap((kind) => sides[extent].map((side) => ({ kind, side })))
}

/** The row to go to; with none selected yet, either end. A row that has gone counts as none. */
export function movedRow(
  rows: readonly MatrixRow[],
  selected: string | null,
  to: 'next' | 'previous' | 'first' | 'last',
): string | null {
  const last = rows.length - 1
  const at = rows.findIndex(({ key }) => key === selected)
  const place = {
    first: 0,
    last,
    next: Math.min(at + 1, last),
    previous: at < 0 ? last : Math.max(at - 1, 0),
  }[to]
  return rows[place]?.key ?? null
}
