import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { pick, type Random, wholeBetween } from '../random.ts'
import { approachLength, lastTradeLead } from './approach.ts'
import { type Book, count, priceAt, standingOf, volumeAt } from './book.ts'
import type { Direction, Kind, ScriptedInterruption, SimulatedInterruption } from './interruption.ts'
import { type Episode, priceIn } from './path.ts'
import {
  auctionPrice,
  interruptionPrices,
  isWithin,
  isWithinDailyLimit,
  lastWithin,
  type PriceQuestion,
  staticThreshold,
} from './prices.ts'
import { scriptedPrices } from './script.ts'

interface Strike {
  readonly random: Random
  readonly script: ScriptedInterruption
  readonly id: string
  readonly now: Instant
  /** Told ahead of its moment, which is the script's: the price is going to be on its way there. */
  readonly isAhead?: boolean
}

/** A VI of the issue, told by a script and completed from the book. */
export function strike(
  book: Book,
  { random, script, id, now, isAhead = false }: Strike,
): SimulatedInterruption {
  const { issue } = book
  const venue = script.venue ?? 'KRX'
  const kind = script.kind ?? (venue === 'NXT' ? 'dynamic' : pick(random, ['static', 'dynamic', 'both']))
  const triggeredAt = script.triggeredAt ?? now
  const moment = isAhead ? triggeredAt : now
  const shares = wholeBetween(random, 10, 50_000)
  if (!isAhead) book.volume = Math.max(book.volume + shares, book.course ? 0 : (script.volume ?? 0))
  const base = standingOf(book, moment).reference
  const last = isAhead && venue === 'KRX' ? lastBefore(book, triggeredAt) : priceAt(book, moment)
  const reference = kind === 'dynamic' ? last : base
  const direction = script.direction ?? tradableDirection(random, { issue, reference, kind }, base)
  return {
    id,
    code: issue.code,
    name: script.name ?? issue.name,
    market: script.market ?? issue.market,
    venue,
    kind,
    direction,
    ...scriptedPrices(random, script, { issue, reference, kind, direction }),
    previousClose: script.previousClose ?? issue.previousClose,
    volume: script.volume ?? volumeAt(book, moment),
    nth: script.nth ?? count(book, venue, triggeredAt),
    triggeredAt,
    releasedAt: undefined,
    sparse: script.sparse ?? false,
  }
}

/** The price just before a VI that is told ahead, as it would be without it. */
function lastBefore(book: Book, triggeredAt: Instant): number {
  const moment = triggeredAt - lastTradeLead
  return priceIn(book, standingOf(book, moment), moment)
}

interface Auction {
  readonly random: Random
  readonly releasedAt: Instant | undefined
  /** From when on the price may be on its way; left out: it came without warning. */
  readonly knownFrom?: Instant
}

/** What the VI does to the price of its issue; on NXT, which has no auctions, nothing. */
export function episodeOf(
  book: Book,
  interruption: SimulatedInterruption,
  { random, releasedAt, knownFrom }: Auction,
): Episode | undefined {
  const { id, venue, triggeredAt, triggerPrice } = interruption
  if (venue === 'NXT') return undefined
  const { since } = standingOf(book, triggeredAt)
  const from = knownFrom === undefined ? undefined : Math.max(knownFrom, since, triggeredAt - approachLength)
  return {
    id,
    triggeredAt,
    triggerPrice,
    approach: from === undefined ? undefined : { from, price: priceBefore(book, interruption) },
    releasedAt,
    auctionPrice: settledPrice(book, interruption, { random, releasedAt }),
  }
}

/** The last price that calls no VI yet. */
function priceBefore({ issue }: Book, told: SimulatedInterruption): number {
  const { kind, direction, staticReference, dynamicReference, triggerPrice } = told
  if (kind === 'static' && staticReference !== undefined) {
    return lastWithin({ issue, reference: staticReference, direction, threshold: staticThreshold })
  }
  return dynamicReference ?? triggerPrice
}

/** An auction that ends on the next Korean day is the one that opens it. */
function settledPrice(
  { issue, course }: Book,
  { triggerPrice, triggeredAt }: SimulatedInterruption,
  { random, releasedAt }: Auction,
): number {
  const settled = auctionPrice(random, issue, triggerPrice)
  if (!course || releasedAt === undefined) return settled
  const day = kstDayStart(releasedAt)
  return triggeredAt < day ? course.opening(issue, day) : settled
}

/** Up or down by chance, unless that would leave the daily price limit, or call a static VI where a dynamic is meant. */
function tradableDirection(
  random: Random,
  question: Omit<PriceQuestion, 'direction'>,
  staticReference: number,
): Direction {
  const { issue, kind } = question
  const direction = pick<Direction>(random, ['up', 'down'])
  const band = { reference: staticReference, threshold: staticThreshold }
  const canBe = (direction: Direction): boolean => {
    const widest: Kind = kind === 'dynamic' ? 'dynamic' : 'static'
    const { triggerPrice } = interruptionPrices(() => 0.999, { ...question, kind: widest, direction })
    return isWithinDailyLimit(triggerPrice, issue) && (kind !== 'dynamic' || isWithin(triggerPrice, band))
  }
  if (canBe(direction)) return direction
  return direction === 'up' ? 'down' : 'up'
}
