import { type Clock, type Instant, kstTime } from '../../../shared/domain/time.ts'
import { type Random, wholeBetween } from '../random.ts'
import type { Market, PlannedInterruption } from './createMarket.ts'
import type { SimulatedInterruption, Venue } from './interruption.ts'

const second = 1000
/** Seconds. */
const longest = 149

/** Milliseconds no auction outlasts. */
export const longestAuction = longest * second

/** Milliseconds: an NXT halt is 120 s to the second, a KRX auction ends at a random moment past that. */
export function auctionLength(random: Random, venue: Venue): number {
  return (venue === 'NXT' ? 120 : wholeBetween(random, 121, longest)) * second
}

/** A release at 00:00:00 cannot be told: on the wire "000000" says that the auction still runs. */
export function canBeTold(releasedAt: Instant): boolean {
  return kstTime(releasedAt) !== '00:00:00'
}

export interface Exchange {
  readonly market: Market
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Begins and ends a VI that was announced, each at its moment. */
export async function carryOut(exchange: Exchange, planned: PlannedInterruption): Promise<void> {
  const { market, clock, signal } = exchange
  const { interruption, releasedAt } = planned
  const early = interruption.triggeredAt - clock.now()
  if (early > 0) await clock.sleep(early, signal)
  // Nor is told what began and ended while the machine was asleep.
  if (signal.aborted || releasedAt <= clock.now()) return
  market.admit(interruption)
  await releaseInTime(exchange, interruption, releasedAt)
}

/** Ends the auction at its moment, unless a test has done so by hand. */
async function releaseInTime(
  { market, clock, signal }: Exchange,
  { id }: SimulatedInterruption,
  at: Instant,
): Promise<void> {
  await clock.sleep(Math.max(0, at - clock.now()), signal)
  if (signal.aborted || !market.running().some((interruption) => interruption.id === id)) return
  // The planned moment, not the moment the timer woke up.
  market.release(id, at)
}
