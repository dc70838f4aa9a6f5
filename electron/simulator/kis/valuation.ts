import type { Market } from '../market/createMarket.ts'
import { heldOf, type Position } from './account.ts'

/** A position and what it is worth now, in won. */
export interface Valued {
  readonly position: Position
  readonly price: number
  readonly cost: number
  readonly worth: number
}

export function valued(position: Position, market: Market): Valued {
  const { issue, paid } = position
  const held = heldOf(position)
  const price = market.quote(issue.code)?.price ?? issue.previousClose
  return { position, price, cost: Math.round(paid * held), worth: price * held }
}

/** 매입평균가격: four decimals; nothing was paid for what is not held. */
export function averagePrice({ position }: Pick<Valued, 'position'>): string {
  return (heldOf(position) === 0 ? 0 : position.paid).toFixed(4)
}

/**
 * Percent with two decimals, the rest cut off: 250 of 44,040 is told as 0.56 in a captured answer. Nothing of nothing
 * is told as 0.00 (assumed).
 */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0.00'
  const hundredths = (BigInt(part) * 10_000n) / BigInt(whole)
  const digits = `${hundredths < 0n ? -hundredths : hundredths}`.padStart(3, '0')
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
