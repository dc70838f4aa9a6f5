import { type Instant, kstDate, kstDayStart } from '../../../shared/domain/time.ts'
import { createRandom, seedOf } from '../random.ts'

/**
 * In thirds of the wire's unit. That is finer than the wire, so that figures which are rounded one by one do not quite
 * add up, and coarse enough that even the rounding of seven parts and of their sum never comes to more than 2.
 */
export type Thirds = number

/** As the wire has it. */
export function rounded(thirds: Thirds): number {
  return Math.round(thirds / 3)
}

/** Sold and bought since midnight in Korea. */
export interface Flow {
  readonly sell: Thirds
  readonly buy: Thirds
}

/** Quantity in 천주, amount in 백만원. */
export interface Trade {
  readonly quantity: Flow
  readonly amount: Flow
}

export type ProgramVenue = 'KRX' | 'NXT' | 'combined'

/** What is sold, and what bought, in a whole day, about. */
export interface Plan {
  /** Tells this plan's day from any other's. */
  readonly name: string
  /** 백만원, both venues together. */
  readonly amount: number
  /** Thousands of won per share. */
  readonly price: number
}

/** Trades of a seed's day, by plan, venue and moment; a function of these alone. */
export function tradeUntil(seed: number, plan: Plan, venue: ProgramVenue, at: Instant): Trade {
  if (venue === 'combined') {
    return sumOf([tradeUntil(seed, plan, 'KRX', at), tradeUntil(seed, plan, 'NXT', at)])
  }
  const own = seedOf(seed, `${plan.name} ${kstDate(at)}`)
  const random = createRandom(own)
  const tilt = 0.3 * (random() - 0.5)
  const share = 0.03 + 0.09 * random()
  const size = 3 * plan.amount * (venue === 'NXT' ? share : 1 - share)
  const sell = size * (1 - tilt) * progress(seedOf(own, `sell ${venue}`), at)
  const buy = size * (1 + tilt) * progress(seedOf(own, `buy ${venue}`), at)
  return {
    quantity: { sell: Math.round(sell / plan.price), buy: Math.round(buy / plan.price) },
    amount: { sell: Math.round(sell), buy: Math.round(buy) },
  }
}

export function sumOf(trades: readonly Trade[]): Trade {
  const sum = (unit: 'quantity' | 'amount', side: 'sell' | 'buy') =>
    trades.reduce((before, trade) => before + trade[unit][side], 0)
  const flow = (unit: 'quantity' | 'amount') => ({ sell: sum(unit, 'sell'), buy: sum(unit, 'buy') })
  return { quantity: flow('quantity'), amount: flow('amount') }
}

/** Halvings of a day: the last leave ten seconds and a half. */
const halvings = 13

/**
 * The part of a day's flow that is done: 0 at midnight in Korea, then ever more. Chance shares the day out between its two
 * halves, then each half's part between its own, and so on: the shorter the span, the less evenly, as trade comes in bursts.
 */
function progress(seed: number, at: Instant): number {
  let left = Math.floor((at - kstDayStart(at)) / 1000) / 86_400
  let done = 0
  let part = 1
  let node = 1
  for (let halving = 0; halving < halvings; halving++) {
    const first = part * firstShare(seed, node, halving)
    const isLater = left >= 0.5
    if (isLater) done += first
    part = isLater ? part - first : first
    left = 2 * left - (isLater ? 1 : 0)
    node = 2 * node + (isLater ? 1 : 0)
  }
  return done + part * left
}

/** What the first half of a span has of its flow: about half. */
function firstShare(seed: number, node: number, halving: number): number {
  const uneven = Math.min(0.4, 0.02 * 2 ** (halving / 2))
  return 0.5 + uneven * (2 * createRandom(seed ^ Math.imul(node, 0x9e3779b1))() - 1)
}
