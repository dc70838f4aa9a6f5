import { absolute } from './decimal.ts'
import { type Figure, sent } from './figure.ts'
import { investorClasses, onlyRow, tableRows } from './investors.ts'
import {
  ProgramKind,
  ProgramSide,
  type ProgramTable,
  type ProgramTrades,
  ProgramUnit,
  tradesOf,
} from './programTrade.ts'

const summands = investorClasses.filter(({ group }) => group !== 'institution')

/** The row 전체, which the broker does not send: a figure is readable where every summand of it is. */
export function totalOf(table: ProgramTable): ProgramTrades {
  return tradesOf((kind, unit, side) => totalAt(table, kind, unit, side))
}

/**
 * One figure of the row 전체: 개인 + 기관 + 외국인 + 기타법인. The members of 기관 are in its subtotal already.
 * It may have a digit more than the broker's own.
 */
export function totalAt(
  table: ProgramTable,
  kind: ProgramKind,
  unit: ProgramUnit,
  side: ProgramSide,
): Figure<string> {
  let total = 0n
  for (const { code } of summands) {
    const row = onlyRow(table, code)
    const summand = row && sent(row.trades[kind][unit][side])
    if (summand === null) return { kind: 'unreadable' }
    total += BigInt(summand)
  }
  return { kind: 'sent', value: String(total) }
}

/** Figures of one row that should follow from each other and do not. All texts are exact and in the figure's own unit. */
export type ProgramMismatch = Unequal & (BrokenNet | BrokenParts)

interface Unequal {
  readonly unit: ProgramUnit
  /** What the row's other figures make of it. */
  readonly computed: string
  readonly received: string
  /** Received less computed. */
  readonly difference: string
}

/** 매수 − 매도 is not the 순매수 of this kind. */
interface BrokenNet {
  readonly rule: 'net'
  readonly kind: ProgramKind
}

/** 차익 + 비차익 is not the 전체 of this side. */
interface BrokenParts {
  readonly rule: 'parts'
  readonly side: ProgramSide
}

/** Each figure is rounded by itself: a captured row has 4144 − 2687 = 1456. */
const tolerance = 2n

/**
 * Every rule that a row breaks by more than rounding explains. A rule with a figure that was not sent is not judged.
 * For rows that a broker sent: 전체 over all classes adds up their rounding, too.
 */
export function mismatchesOf(trades: ProgramTrades): readonly ProgramMismatch[] {
  const found = ProgramUnit.options.flatMap((unit) => [
    ...ProgramKind.options.map((kind) => netMismatch(trades, kind, unit)),
    ...ProgramSide.options.map((side) => partsMismatch(trades, side, unit)),
  ])
  return found.filter((mismatch) => mismatch !== null)
}

/** The same for every row of a table, in the order of the screen; `code`: whose row. */
export function mismatchesInTable(
  table: ProgramTable,
): readonly (ProgramMismatch & { readonly code: string })[] {
  return tableRows(table).flatMap((row) =>
    row.kind === 'missing'
      ? []
      : mismatchesOf(row.trades).map((mismatch) => ({ ...mismatch, code: row.code })),
  )
}

function netMismatch(trades: ProgramTrades, kind: ProgramKind, unit: ProgramUnit): ProgramMismatch | null {
  const { sell, buy, net } = trades[kind][unit]
  const off = compare(net, buy, sell, (bought, sold) => bought - sold)
  return off && { rule: 'net', kind, unit, ...off }
}

function partsMismatch(trades: ProgramTrades, side: ProgramSide, unit: ProgramUnit): ProgramMismatch | null {
  const { all, arbitrage, nonArbitrage } = trades
  const off = compare(
    all[unit][side],
    arbitrage[unit][side],
    nonArbitrage[unit][side],
    (one, other) => one + other,
  )
  return off && { rule: 'parts', side, unit, ...off }
}

function compare(
  result: Figure<string>,
  first: Figure<string>,
  second: Figure<string>,
  rule: (first: bigint, second: bigint) => bigint,
): Omit<Unequal, 'unit'> | null {
  const [received, one, other] = [sent(result), sent(first), sent(second)]
  if (received === null || one === null || other === null) return null
  const computed = rule(BigInt(one), BigInt(other))
  const difference = BigInt(received) - computed
  if (absolute(difference) <= tolerance) return null
  return { computed: String(computed), received, difference: String(difference) }
}

/** The largest 순매수 or 순매도 of any class and kind, without sign; "0" where none was sent. The row 전체 has no part in it. */
export function largestNet(table: ProgramTable, unit: ProgramUnit): string {
  const nets = table.flatMap(({ trades }) => ProgramKind.options.map((kind) => sent(trades[kind][unit].net)))
  const sizes = nets.filter((net) => net !== null).map((net) => absolute(BigInt(net)))
  return String(sizes.reduce((largest, size) => (size > largest ? size : largest), 0n))
}

/** How strongly a cell of 순매수 is tinted, and to which side. */
export interface Heat {
  readonly sign: -1 | 0 | 1
  /** Beyond 2, 15 and 50 % of the largest. */
  readonly level: 0 | 1 | 2 | 3
}

export function heatOf(net: string, largest: string): Heat {
  const value = BigInt(net)
  const sign = value === 0n ? 0 : value < 0n ? -1 : 1
  const beyond = (percent: bigint) => absolute(value) * 100n > BigInt(largest) * percent
  return { sign, level: beyond(50n) ? 3 : beyond(15n) ? 2 : beyond(2n) ? 1 : 0 }
}
