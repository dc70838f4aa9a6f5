import { absolute, decimal, rounded, scaled } from './decimal.ts'
import { sent } from './figure.ts'
import type { SellableFigure, SellableQuantity } from './sellableQuantity.ts'

/** Two figures of one answer that should follow from each other and do not. */
export interface SumMismatch {
  /** The figure in question, as the broker sent it. */
  readonly figure: SellableFigure
  readonly received: string
  /** What the broker's other figures make of it. */
  readonly computed: string
}

/** Finer than any decimal that the broker sends. */
const places = 8
const unit = 10n ** BigInt(places)

/**
 * The figures that do not follow from the others. A sum with a figure that was not sent is not judged.
 * Source: KIS TTTC8408R; its document does not say how it rounds, so either way is accepted.
 */
export function mismatchesIn(quantity: SellableQuantity): readonly SumMismatch[] {
  const sums = [worthOf(quantity), costOf(quantity), profitOf(quantity), profitRateOf(quantity)]
  return sums.filter((sum) => sum !== null)
}

function worthOf(quantity: SellableQuantity): SumMismatch | null {
  const worth = whole(sent(quantity.worth))
  const price = whole(sent(quantity.price))
  const held = whole(sent(quantity.held))
  if (worth === null || price === null || held === null || worth === price * held) return null
  return mismatch('worth', worth, price * held)
}

/** The average price has four decimals, so each share may hide half of the last; the cost is cut to whole won. */
function costOf(quantity: SellableQuantity): SumMismatch | null {
  const cost = whole(sent(quantity.cost))
  const average = scaled(sent(quantity.averagePrice) ?? '', places)
  const held = whole(sent(quantity.held))
  if (cost === null || average === null || held === null) return null
  const hidden = (held * unit) / 20_000n + unit
  if (absolute(cost * unit - average * held) <= hidden) return null
  return mismatch('cost', cost, rounded(average * held, unit))
}

function profitOf(quantity: SellableQuantity): SumMismatch | null {
  const profit = whole(sent(quantity.profit))
  const worth = whole(sent(quantity.worth))
  const cost = whole(sent(quantity.cost))
  if (profit === null || worth === null || cost === null || profit === worth - cost) return null
  return mismatch('profit', profit, worth - cost)
}

/** Two decimals, cut or rounded: a captured answer has 0.56 for 0.5676. */
function profitRateOf(quantity: SellableQuantity): SumMismatch | null {
  const received = sent(quantity.profitRate)
  const rate = scaled(received ?? '', places)
  const profit = whole(sent(quantity.profit))
  const cost = whole(sent(quantity.cost))
  if (received === null || rate === null || profit === null || cost === null || cost === 0n) return null
  if (absolute(rate * cost - profit * 100n * unit) <= (cost * unit) / 100n) return null
  return { figure: 'profitRate', received, computed: decimal(rounded(profit * 10_000n, cost), 2) }
}

function whole(value: number | null): bigint | null {
  return value === null ? null : BigInt(value)
}

function mismatch(figure: SellableFigure, received: bigint, computed: bigint): SumMismatch {
  return { figure, received: String(received), computed: String(computed) }
}
