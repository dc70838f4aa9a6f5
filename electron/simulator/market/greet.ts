import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { createRandom, pick, type Random, wholeBetween } from '../random.ts'
import { lastTradeLead, shortestWay } from './approach.ts'
import { auctionLength, canBeTold, carryOut, type Exchange } from './auction.ts'
import type { Market } from './createMarket.ts'
import type { ScriptedInterruption, Venue } from './interruption.ts'
import { greetingIssues, type ListedIssue, ownGreetingIssues } from './issues.ts'

type Greeting = ScriptedInterruption & { readonly venue: Venue }

/**
 * Every kind and both venues, for whoever has just arrived: first one that comes without warning and of an issue that the
 * demo's accounts hold, last those for which a price has a way to go.
 */
const greeting: readonly Greeting[] = [
  { venue: 'KRX', kind: 'dynamic' },
  { venue: 'NXT', kind: 'dynamic' },
  { venue: 'KRX', kind: 'static', direction: 'up' },
  { venue: 'KRX', kind: 'both', direction: 'up' },
]

const second = 1000

/**
 * Four VIs beside the planned day within twelve seconds, the first after half a second. They hang on
 * the moment of arrival, so a process that ends before their releases takes those with it.
 */
export function greet(exchange: Exchange, random: Random): void {
  const { market, clock } = exchange
  const halted = new Set(market.running().map(({ code }) => code))
  let triggeredAt = clock.now()
  for (const [n, script] of greeting.entries()) {
    triggeredAt += n === 0 ? 0.5 * second : wholeBetween(random, 2000, 3900)
    const auction = auctionLength(random, script.venue)
    while (!canBeTold(triggeredAt + auction) || isJustOpened(triggeredAt)) triggeredAt += second
    const code = chosen(market, { script, n, at: triggeredAt, halted })
    halted.add(code)
    const told = { ...script, code, triggeredAt, nth: likelyCount(triggeredAt) }
    const planned = market.prepare(told, triggeredAt + auction)
    market.announce(planned)
    void carryOut(exchange, planned)
  }
}

/** The day's prices begin at its opening, which no way to a VI begins before. */
function isJustOpened(at: Instant): boolean {
  return at - kstDayStart(at) < shortestWay + lastTradeLead
}

interface Choice {
  readonly script: Greeting
  readonly n: number
  readonly at: Instant
  readonly halted: ReadonlySet<string>
}

/** Chosen by the moment, so that another start greets with other issues. */
function chosen(market: Market, { script, n, at, halted }: Choice): string {
  const isFree = ({ code, nxt }: ListedIssue) => !halted.has(code) && (script.venue === 'KRX' || nxt)
  const own = n === 0 ? ownGreetingIssues.filter(isFree) : []
  const idle = own.length > 0 ? own : greetingIssues.filter(isFree)
  return pick(createRandom(at), script.direction === 'up' ? highest(market, idle) : idle).code
}

/** Those that have the shortest way up to go. */
function highest(market: Market, issues: readonly ListedIssue[]): readonly ListedIssue[] {
  const risen = ({ code, previousClose }: ListedIssue) => (market.quote(code)?.price ?? 0) / previousClose
  return issues.toSorted((one, other) => risen(other) - risen(one)).slice(0, 8)
}

/** What earlier processes counted is not known; the planned day brings an issue a VI every two hours. */
function likelyCount(now: Instant): number {
  return 1 + Math.floor((now - kstDayStart(now)) / (2 * 3600 * second))
}
