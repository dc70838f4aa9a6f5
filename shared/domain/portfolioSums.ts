import { decimal, rounded, scaled } from './decimal.ts'
import type { Figure } from './figure.ts'
import type { AccountBalance, BalanceSums, EquityRow, Financing, FundRow, OtherRow } from './portfolio.ts'

/** Why a sum is none. `short-list`: the broker says that there are more rows than it told. */
export type Lack = 'blank' | 'unreadable' | 'untold' | 'short-list' | 'never-told' | 'too-large'

/** Won, exact; or why nobody can say. `untold`: no broker that was asked has such a figure. */
export type Total =
  | { readonly kind: 'known'; readonly value: number }
  | { readonly kind: 'untold' }
  | { readonly kind: 'unknown'; readonly why: Lack }

const neverTold: Total = { kind: 'unknown', why: 'never-told' }

/** One unknown part makes the whole unknown. */
export function totalOf(figures: readonly Figure<number>[]): Total {
  let sum = 0n
  for (const figure of figures) {
    if (figure.kind !== 'sent') return { kind: 'unknown', why: figure.kind }
    sum += BigInt(figure.value)
  }
  return exactly(sum)
}

/** A figure of a balance that not every broker has. */
export function toldOf(figure: Figure<number> | null): Total {
  return figure === null ? { kind: 'untold' } : totalOf([figure])
}

/** Of several accounts: known only where each of them is. */
export function together(totals: readonly Total[]): Total {
  const [first] = totals
  if (first === undefined) return neverTold
  if (totals.every(({ kind }) => kind === 'untold')) return first
  let sum = 0n
  for (const total of totals) {
    if (total.kind === 'unknown') return total
    if (total.kind === 'untold') return { kind: 'unknown', why: 'untold' }
    sum += BigInt(total.value)
  }
  return exactly(sum)
}

function exactly(sum: bigint): Total {
  const value = Number(sum)
  return Number.isSafeInteger(value) ? { kind: 'known', value } : { kind: 'unknown', why: 'too-large' }
}

export function valueIn(total: Total): number | null {
  return total.kind === 'known' ? total.value : null
}

/** What was paid for shares, what they are worth now, and what came of it. */
export interface HeldSums {
  readonly cost: Total
  readonly worth: Total
  readonly profit: Total
}

export const heldFigures = ['cost', 'worth', 'profit'] as const

/** Of the account's shares alone: other papers' results are not always told. `null`: the balance was never told. */
export function stockSums(balance: AccountBalance | null): HeldSums {
  if (balance === null) return { cost: neverTold, worth: neverTold, profit: neverTold }
  if (isShort(balance)) {
    const short: Total = { kind: 'unknown', why: 'short-list' }
    return { cost: short, worth: short, profit: short }
  }
  return sumsOf(balance.equities)
}

export function sumsOf(rows: readonly Pick<EquityRow, 'cost' | 'worth' | 'profit'>[]): HeldSums {
  return {
    cost: totalOf(rows.map(({ cost }) => cost)),
    worth: totalOf(rows.map(({ worth }) => worth)),
    profit: totalOf(rows.map(({ profit }) => profit)),
  }
}

/** A figure that the balance tells of the account as a whole. */
export function accountSum(balance: AccountBalance | null, name: keyof BalanceSums): Total {
  return balance === null ? neverTold : toldOf(balance.sums[name])
}

export function rowsIn({ equities, funds, others }: AccountBalance): number {
  return equities.length + funds.length + others.length
}

/** The broker says that there are more rows than came. */
export function isShort(balance: AccountBalance): boolean {
  const { rowsTold } = balance
  return rowsTold?.kind === 'sent' && rowsTold.value > rowsIn(balance)
}

const averagePlaces = 4

/** Won a share with four decimals: what was paid for all, by their number. `null`: either is not known, or there are none. */
export function averageCost({ cost, quantity }: Pick<EquityRow, 'cost' | 'quantity'>): string | null {
  if (cost.kind !== 'sent' || quantity.kind !== 'sent' || quantity.value === 0) return null
  const units = BigInt(cost.value) * 10n ** BigInt(averagePlaces)
  return decimal(rounded(units, BigInt(quantity.value)), averagePlaces)
}

/** Percent with two decimals. `null`: either is not known, or nothing was paid, of which nothing is a share. */
export function returnOf({ cost, profit }: Pick<HeldSums, 'cost' | 'profit'>): string | null {
  if (cost.kind !== 'known' || profit.kind !== 'known' || cost.value <= 0) return null
  return decimal(rounded(BigInt(profit.value) * 10_000n, BigInt(cost.value)), 2)
}

/** A decimal with so many places; halves away from zero. What is no decimal stays as it is. */
export function withPlaces(text: string, places: number): string {
  const fraction = text.split('.')[1]?.length ?? 0
  const units = scaled(text, fraction)
  if (units === null) return text
  if (fraction <= places) return decimal(units * 10n ** BigInt(places - fraction), places)
  return decimal(rounded(units, 10n ** BigInt(fraction - places)), places)
}

/** How a group of rows is kept apart from the others. `credit`: a loan stands behind it. */
export type Section = 'cash' | 'credit' | 'mixed' | 'unknown' | 'fund' | 'other'

export const sections: readonly Section[] = ['cash', 'credit', 'mixed', 'unknown', 'fund', 'other']

export function sectionOf(financing: Financing): Section {
  return financing === 'loan' ? 'credit' : financing
}

/** What came of a fund: of one whose cost the broker does not know, nothing. */
export function resultOf({ result }: Pick<FundRow, 'result'>): {
  readonly cost: Figure<number> | null
  readonly profit: Figure<number> | null
} {
  return result.kind === 'told' ? result : { cost: null, profit: null }
}

/** A profit that does not follow from worth and cost. `null`: it does, or one of the three is not known. */
export function profitMismatch({
  cost,
  worth,
  profit,
}: Pick<OtherRow, 'cost' | 'worth' | 'profit'>): { readonly told: number; readonly computed: number } | null {
  if (cost.kind !== 'sent' || worth.kind !== 'sent' || profit.kind !== 'sent') return null
  const computed = worth.value - cost.value
  return computed === profit.value ? null : { told: profit.value, computed }
}
