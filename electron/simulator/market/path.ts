import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { type Approach, arrivalOf, lastStopBy, nextStopAfter, passedOf } from './approach.ts'
import type { Course } from './course.ts'
import { driftedPrice } from './drift.ts'
import type { ListedIssue } from './issues.ts'
import { tickCeil, tickFloor } from './ticks.ts'
import { quietAtFirst, step } from './tradeFlow.ts'

/** What a VI on KRX does to the price of its issue. */
export interface Episode {
  readonly id: string
  readonly triggeredAt: Instant
  readonly triggerPrice: number
  /** How the price gets there, where that was known ahead: from `from` on towards the price of the last trade before. */
  readonly approach: Approach | undefined
  /** `undefined`: nobody has said when. */
  releasedAt: Instant | undefined
  /** Won: where the next episode begins. */
  auctionPrice: number
}

/** What a price follows from. */
export interface Traded {
  readonly issue: ListedIssue
  /** In order; those to come among them. */
  readonly episodes: readonly Episode[]
  /** By hand, until the next VI ends. */
  readonly moved: { readonly price: number; readonly since: Instant } | undefined
  /** `undefined`: the price stands still between VIs. */
  readonly course: Course | undefined
}

/** Where an issue stands between two VIs, or in one. */
export interface Standing {
  /** The auction that runs. */
  readonly auction: Episode | undefined
  /** Won: the opening price, then the price of the last VI auction. */
  readonly reference: number
  /** When the reference was the price; in an auction, when that began. */
  readonly since: Instant
  readonly next: Episode | undefined
  /** How far the course had drifted by then. */
  readonly origin: number
  /** It is another from here on. */
  readonly until: Instant
}

export function standingAt(traded: Traded, at: Instant): Standing {
  const { issue, episodes, course } = traded
  const upcoming = episodes.findIndex(({ triggeredAt }) => triggeredAt > at)
  const past = upcoming < 0 ? episodes.length : upcoming
  const [last, next] = [episodes[past - 1], episodes[past]]
  const auction = last && !(last.releasedAt !== undefined && last.releasedAt <= at) ? last : undefined
  const day = kstDayStart(at)
  const settled = lastSettled(episodes, past, at)
  // A new day opens anew.
  const counts = settled?.releasedAt !== undefined && !(course && settled.releasedAt < day)
  const reference = counts ? settled.auctionPrice : (course?.opening(issue, day) ?? issue.previousClose)
  const since = auction?.triggeredAt ?? (counts ? (settled.releasedAt ?? day) : day)
  const origin = course?.drift(issue.code, since) ?? 0
  return { auction, reference, since, next, origin, until: endOf(auction, next, course && day) }
}

function endOf(auction: Episode | undefined, next: Episode | undefined, day: Instant | undefined): Instant {
  const never = Number.POSITIVE_INFINITY
  const midnight = day === undefined ? never : day + 86_400_000
  return Math.min(auction ? (auction.releasedAt ?? never) : midnight, next?.triggeredAt ?? never)
}

function lastSettled(episodes: readonly Episode[], past: number, at: Instant): Episode | undefined {
  for (let n = past - 1; n >= 0; n--) {
    const each = episodes[n]
    if (each?.releasedAt !== undefined && each.releasedAt <= at) return each
  }
  return undefined
}

/** The price of an issue that is traded at this moment. */
export function priceIn(traded: Traded, standing: Standing, at: Instant): number {
  const { issue, course, moved } = traded
  const { auction, reference, origin, next } = standing
  if (auction) return auction.triggerPrice
  if (moved && at >= moved.since) return moved.price
  if (!course) return reference
  const wandered = driftedPrice(issue, reference, course.drift(issue.code, at) - origin)
  if (!next?.approach || at < next.approach.from) return wandered
  const wanted = wandered + (next.approach.price - wandered) * passedOf(next, next.approach, at)
  // Towards the reference, so that the band is not left by rounding.
  return wanted < reference ? tickCeil(wanted, issue) : tickFloor(wanted, issue)
}

/** When the trade was that makes the price at this moment. */
export function lastTradeAt(traded: Traded, standing: Standing, at: Instant): Instant {
  const moved = traded.moved && traded.moved.since <= at ? traded.moved.since : 0
  return standing.auction ? standing.since : Math.max(moved, lastOnCourse(traded, standing, at))
}

function lastOnCourse({ issue, course }: Traded, { since, next }: Standing, at: Instant): Instant {
  if (!course) return since
  const arrival = next ? arrivalOf(next) : Number.POSITIVE_INFINITY
  if (at >= arrival) return arrival
  const latest = Math.min(at, arrival - step)
  const moment = Math.max(course.flow.lastBy(issue, latest), (next && lastStopBy(next, latest)) ?? 0)
  return moment < firstAfter(issue, since) ? since : moment
}

/** The next moment of trade after this one that is known already; the one that triggers a VI and its auction's too. */
export function nextTradeAfter(traded: Traded, standing: Standing, at: Instant): Instant | undefined {
  const { issue, course } = traded
  const { auction, since, next } = standing
  if (auction) return auction.releasedAt
  const midnight = kstDayStart(at) + 86_400_000
  if (!course) return next?.triggeredAt
  const from = at - since > longestPause ? at : Math.max(at, firstAfter(issue, since) - 1)
  const onCourse = course.flow.nextAfter(issue, from)
  if (!next) return Math.min(onCourse, midnight)
  const moment = Math.min(onCourse, nextStopAfter(next, from))
  const arrival = Math.min(arrivalOf(next), next.triggeredAt)
  if (moment <= arrival - step) return Math.min(moment, midnight)
  return Math.min(at < arrival ? arrival : next.triggeredAt, midnight)
}

/** Milliseconds after which every issue is traded again. */
const longestPause = 151_000

/** The first moment at which an issue may be traded after its opening, or an auction. */
function firstAfter(issue: ListedIssue, since: Instant): Instant {
  return Math.max(since + step, kstDayStart(since) + quietAtFirst(issue))
}
