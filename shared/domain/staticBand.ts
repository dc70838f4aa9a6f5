import { decimal, rounded } from './decimal.ts'
import type { StaticBase } from './quote.ts'
import { type TickKind, tickSize } from './tickSize.ts'

/** The prices at which a static VI would begin, won. `null`: beyond the day's limit, so there is none on that side. */
export interface StaticBand {
  readonly upper: number | null
  readonly lower: number | null
  /** Why it may be wrong: a VI may have been missed, or the tick is assumed. */
  readonly doubts: readonly ('base' | 'tick')[]
}

interface Expected {
  readonly base: StaticBase
  readonly kind: TickKind
  /** Won; `null`: not known, so the day's limits are not either. */
  readonly previousClose: number | null
}

/**
 * 정적VI 발동 예상가: the base ±10 %, upwards the last price within, downwards the first. The exchange never sends it.
 * All in tenths of a won, so that nothing is rounded but by the tick.
 */
export function staticBand({ base, kind, previousClose }: Expected): StaticBand {
  const [above, below] = [base.price * 11, base.price * 9]
  const [upTick, downTick] = [tickSize(above / 10, kind), tickSize(below / 10, kind)]
  const upper = Math.floor(above / (upTick.won * 10)) * upTick.won
  const lower = Math.ceil(below / (downTick.won * 10)) * downTick.won
  const doubts = [
    ...(base.sure ? [] : (['base'] as const)),
    ...(upTick.sure && downTick.sure ? [] : (['tick'] as const)),
  ]
  if (previousClose === null) return { upper, lower, doubts }
  return {
    upper: upper * 10 > previousClose * 13 ? null : upper,
    lower: lower * 10 < previousClose * 7 ? null : lower,
    doubts,
  }
}

/** The side of the band that is nearer, and how far it is from the price, percent with two places. */
export interface NearerSide {
  readonly side: 'up' | 'down'
  readonly percent: string
}

/** `null`: there is no VI on either side. `passed`: the price is beyond one of them, so the base is not what it was. */
export function nearerSide(
  { upper, lower }: Pick<StaticBand, 'upper' | 'lower'>,
  price: number,
): NearerSide | 'passed' | null {
  if (price > (upper ?? price) || price < (lower ?? price)) return 'passed'
  const up = upper === null ? null : upper - price
  const down = lower === null ? null : lower - price
  if (up === null && down === null) return null
  const isUp = down === null || (up !== null && Math.abs(up) <= Math.abs(down))
  const won = isUp ? (up ?? 0) : down
  const percent = decimal(rounded(BigInt(won) * 10_000n, BigInt(price)), 2)
  return { side: isUp ? 'up' : 'down', percent }
}
