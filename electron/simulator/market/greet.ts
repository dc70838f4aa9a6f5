import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { createRandom, pick, type Random, wholeBetween } from '../random.ts'
import { auctionLength, canBeTold, type Exchange, releaseInTime } from './auction.ts'
import type { Market } from './createMarket.ts'
import type { ScriptedInterruption, Venue } from './interruption.ts'
import { greetingIssues } from './issues.ts'

/** Every kind and both venues, for whoever has just arrived. */
const greeting: readonly (ScriptedInterruption & { readonly venue: Venue })[] = [
  { venue: 'KRX', kind: 'static', direction: 'up' },
  { venue: 'KRX', kind: 'dynamic', direction: 'down' },
  { venue: 'NXT', kind: 'dynamic', direction: 'up' },
  { venue: 'KRX', kind: 'both', direction: 'up' },
]

const second = 1000

/**
 * Four VIs beside the planned day within twelve seconds, the first after half a second. They hang on
 * the moment of arrival, so a process that ends before their releases takes those with it.
 */
export async function greet(exchange: Exchange, random: Random): Promise<void> {
  const { market, clock, signal } = exchange
  for (const [n, script] of greeting.entries()) {
    await clock.sleep(n === 0 ? 0.5 * second : wholeBetween(random, 2000, 3900), signal)
    const auction = auctionLength(random, script.venue)
    while (!canBeTold(clock.now() + auction) && !signal.aborted) await clock.sleep(second, signal)
    if (signal.aborted) return
    const now = clock.now()
    const code = unhaltedIssue(market, script.venue, now)
    const interruption = market.trigger({ ...script, code, nth: likelyCount(now) })
    void releaseInTime(exchange, interruption, interruption.triggeredAt + auction)
  }
}

/** Chosen by the moment, so that another start greets with other issues. */
function unhaltedIssue(market: Market, venue: Venue, now: Instant): string {
  const halted = new Set(market.running().map(({ code }) => code))
  const idle = greetingIssues.filter(({ code, nxt }) => !halted.has(code) && (venue === 'KRX' || nxt))
  return pick(createRandom(now), idle).code
}

/** What earlier processes counted is not known; the planned day brings an issue a VI every two hours. */
function likelyCount(now: Instant): number {
  return 1 + Math.floor((now - kstDayStart(now)) / (2 * 3600 * second))
}
