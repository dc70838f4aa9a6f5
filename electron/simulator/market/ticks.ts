/** What decides the tick table: funds (ETF, ETN) move in steps of their own. */
export interface TickRule {
  readonly fund: boolean
}

/** Price steps in won for shares since 2023-01-25; the same for KOSPI and KOSDAQ. */
const shareTicks = [
  { below: 2_000, tick: 1 },
  { below: 5_000, tick: 5 },
  { below: 20_000, tick: 10 },
  { below: 50_000, tick: 50 },
  { below: 200_000, tick: 100 },
  { below: 500_000, tick: 500 },
] as const

export function tickAt(price: number, { fund }: TickRule): number {
  // One won below 2,000 is assumed for funds; five above it is documented.
  if (fund) return price < 2_000 ? 1 : 5
  for (const { below, tick } of shareTicks) if (price < below) return tick
  return 1_000
}

/** The highest valid price that is not above `price`. */
export function tickFloor(price: number, rule: TickRule): number {
  const tick = tickAt(price, rule)
  return Math.floor(price / tick) * tick
}

/** The lowest valid price that is not below `price`. */
export function tickCeil(price: number, rule: TickRule): number {
  const tick = tickAt(price, rule)
  return Math.ceil(price / tick) * tick
}
