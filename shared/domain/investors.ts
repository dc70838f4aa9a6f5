import type { InvestorRow, ProgramTable, ProgramTrades } from './programTrade.ts'

/** A class of investors that KIS names by a code (투자자코드). */
export interface InvestorClass {
  readonly code: string
  readonly id:
    | 'individuals'
    | 'institutions'
    | 'securities'
    | 'insurance'
    | 'investmentTrusts'
    | 'privateFunds'
    | 'banks'
    | 'otherFinance'
    | 'pensionFunds'
    | 'foreigners'
    | 'otherCorporations'
  /** An `institution` is counted in the `subtotal` already; the total is the sum of all others. */
  readonly group: 'own' | 'subtotal' | 'institution'
}

/**
 * In the order of the screen: 개인, 기관 with its members, 외국인, 기타법인.
 * Source: KIS HHPPG046600C1, the eleven rows of a captured answer; its document lists no codes.
 */
export const investorClasses: readonly InvestorClass[] = [
  { code: '8000', id: 'individuals', group: 'own' },
  { code: '8888', id: 'institutions', group: 'subtotal' },
  { code: '1000', id: 'securities', group: 'institution' },
  { code: '2000', id: 'insurance', group: 'institution' },
  { code: '3000', id: 'investmentTrusts', group: 'institution' },
  { code: '3100', id: 'privateFunds', group: 'institution' },
  { code: '4000', id: 'banks', group: 'institution' },
  { code: '5000', id: 'otherFinance', group: 'institution' },
  { code: '6000', id: 'pensionFunds', group: 'institution' },
  { code: '9100', id: 'foreigners', group: 'own' },
  { code: '7100', id: 'otherCorporations', group: 'own' },
]

/** One row as it is shown. */
export type TableRow = {
  readonly code: string
  /** `null`: a class that is not among the known ones. */
  readonly investor: InvestorClass | null
  /** The broker's name without the blanks that it has inside ("보 험"); `null`: it sent none. */
  readonly name: string | null
} & (
  | { readonly kind: 'sent'; readonly trades: ProgramTrades }
  /** Another row has the same code. */
  | { readonly kind: 'repeated'; readonly trades: ProgramTrades }
  /** A known class that the broker did not send. */
  | { readonly kind: 'missing' }
)

/** The row of a class. `null`: it was not sent, or more than once, and nothing says which of them holds. */
export function onlyRow(table: ProgramTable, code: string): InvestorRow | null {
  const rows = table.filter((row) => row.code === code)
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** Every known class in the order of the screen, sent or not; after them the unknown ones as they came. */
export function tableRows(table: ProgramTable): readonly TableRow[] {
  const unknown = table.filter(({ code }) => investorClasses.every((known) => known.code !== code))
  return [
    ...investorClasses.flatMap((investor) => rowsOf(investor, table)),
    ...unknown.map((row) => shown(row, null, table)),
  ]
}

function rowsOf(investor: InvestorClass, table: ProgramTable): readonly TableRow[] {
  const rows = table.filter(({ code }) => code === investor.code)
  if (rows.length === 0) return [{ kind: 'missing', code: investor.code, investor, name: null }]
  return rows.map((row) => shown(row, investor, table))
}

function shown(row: InvestorRow, investor: InvestorClass | null, table: ProgramTable): TableRow {
  const { code, trades } = row
  return { kind: onlyRow(table, code) ? 'sent' : 'repeated', code, investor, name: cleaned(row.name), trades }
}

function cleaned(name: string | null): string | null {
  return name?.replace(/\s/g, '') || null
}
