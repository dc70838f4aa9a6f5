import { sent } from './figure.ts'
import type { Holding } from './holding.ts'
import type { SellableQuantity } from './sellableQuantity.ts'
import type { Instant } from './time.ts'

/** Whose word it is, and of when. */
interface Told {
  /** The TR that says so. */
  readonly question: string
  readonly askedAt: Instant
}

/** A part of the difference, by name. */
export interface Explained extends Told {
  readonly cause: 'credit' | 'sold-today' | 'bought-today'
  /** Shares, with the sign of the difference. */
  readonly quantity: number
}

/** Why fewer shares can be sold than are held. All explained and the unexplained make up the difference. */
export interface Reconciliation {
  /** Held less sellable, shares; negative: more can be sold than is held. */
  readonly difference: number
  readonly explained: readonly Explained[]
  /** What no figure explains. An open sell order is the usual reason, and no figure here shows one. */
  readonly unexplained: number
  /** The balance says another quantity held than the check: both, never an average. `null`: they agree, or nobody asked. */
  readonly otherHeld: (Told & { readonly quantity: number }) | null
}

/** The account's balance, whole. */
interface Balance extends Told {
  readonly rows: readonly Holding[]
}

/**
 * Names what lies between held and sellable, as far as figures allow: the shares that a loan stands behind, where the
 * balance has them; then what was sold or bought today, where it is exactly the rest. `null`: held or sellable was not sent.
 */
export function reconcile(
  quantity: SellableQuantity,
  check: Told,
  balance: Balance | null,
): Reconciliation | null {
  const held = sent(quantity.held)
  const sellable = sent(quantity.sellable)
  if (held === null || sellable === null) return null
  const difference = held - sellable
  const rows = balance?.rows.filter(({ issue }) => issue.code === quantity.issue.code) ?? []
  const explained: Explained[] = []
  let rest = difference
  if (balance !== null) {
    const borrowed = sharesOnCredit(rows)
    if (borrowed > 0 && borrowed <= rest) {
      explained.push({ cause: 'credit', quantity: borrowed, ...toldBy(balance) })
      rest -= borrowed
    }
  }
  const cause = tradedToday(quantity, rest)
  if (cause !== null) {
    explained.push({ cause, quantity: rest, ...toldBy(check) })
    rest = 0
  }
  return { difference, explained, unexplained: rest, otherHeld: otherHeld(rows, held, balance) }
}

function sharesOnCredit(rows: readonly Holding[]): number {
  return rows
    .filter(({ financing }) => financing === 'credit')
    .reduce((sum, row) => sum + (sent(row.held) ?? 0), 0)
}

/** Sold and not yet settled: the balance still has them. Bought and not yet settled: it does not have them yet. */
function tradedToday(quantity: SellableQuantity, rest: number): 'sold-today' | 'bought-today' | null {
  if (rest > 0 && sent(quantity.soldToday) === rest) return 'sold-today'
  if (rest !== 0 && sent(quantity.boughtToday) === Math.abs(rest)) return 'bought-today'
  return null
}

/** A balance without a row of the issue has no figure to set against the check's; nor has one with a row that cannot be read. */
function otherHeld(
  rows: readonly Holding[],
  held: number,
  balance: Balance | null,
): Reconciliation['otherHeld'] {
  const quantities = rows.map((row) => sent(row.held)).filter((shares) => shares !== null)
  if (balance === null || rows.length === 0 || quantities.length < rows.length) return null
  const quantity = quantities.reduce((sum, shares) => sum + shares, 0)
  return quantity === held ? null : { quantity, ...toldBy(balance) }
}

function toldBy({ question, askedAt }: Told): Told {
  return { question, askedAt }
}
