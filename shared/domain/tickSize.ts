import type { PackedInstrument } from './instruments.ts'

/** Whose ticks are known. Of other papers the broker's list does not tell what they are. */
export type TickKind = Exclude<PackedInstrument[2], 'other'>

export interface TickSize {
  /** Won. */
  readonly won: number
  /** `false`: no source was found for it. */
  readonly sure: boolean
}

/** From each price on, the tick of shares, won: KOSPI, KOSDAQ and KONEX since 2023-01-25. */
const ofShares = [
  [500_000, 1000],
  [200_000, 500],
  [50_000, 100],
  [20_000, 50],
  [5000, 10],
  [2000, 5],
] as const

/** 호가가격단위: the step between two prices, at this price. */
export function tickSize(price: number, kind: TickKind): TickSize {
  if (kind !== 'stock') return price >= 2000 ? { won: 5, sure: true } : { won: 1, sure: false }
  return { won: ofShares.find(([from]) => price >= from)?.[1] ?? 1, sure: true }
}
