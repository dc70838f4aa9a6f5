import { type Instant, kstDate, kstDayStart } from '../../../shared/domain/time.ts'
import { createRandom, type Random } from '../random.ts'
import { auctionLength, canBeTold, longestAuction } from './auction.ts'
import { createBooks, enter } from './book.ts'
import { chooseNext } from './chooseNext.ts'
import type { Course } from './course.ts'
import type { PlannedInterruption } from './createMarket.ts'
import { plannedIssues, strickenAroundMidnight } from './issues.ts'
import { episodeOf, strike } from './strike.ts'

const second = 1000
const dayLength = 24 * 3600 * second
/** A released issue may be struck again for this long as one of a chain. */
const chainWindow = 5 * 60 * second
/** Milliseconds that the other half is traded before it is struck on a new day. */
const warmUp = 60 * second
/** It is not struck again before this: its price needs time for the way. */
const rest = 20 * second

/**
 * The demo's market from the start of the Korean day that holds `moment`, in order and without end.
 * A function of the seed and the calendar alone: whoever asks, and whenever, is told the same.
 */
export function* planDays(world: PlannedWorld, moment: Instant): Generator<PlannedInterruption, never> {
  for (let start = kstDayStart(moment); ; start += dayLength) yield* planDay(world, start)
}

export interface PlannedWorld {
  readonly seed: number
  /** What the prices do between the VIs. */
  readonly course: Course
}

/** One Korean day; no other need be known to tell it. */
function* planDay({ seed, course }: PlannedWorld, start: Instant): Generator<PlannedInterruption, void> {
  const random = createRandom(seed ^ Math.imul(start / second, 0x9e3779b1))
  const books = createBooks(random, course)
  const auctions: PlannedInterruption[] = []
  const released: PlannedInterruption[] = []

  let n = 0
  for (let at = start; ; ) {
    at += pause(random, nearMidnight(at, start))
    if (at >= start + dayLength) return
    // Those that ended a moment ago count as halted still.
    released.push(...endedBy(at - rest, auctions))
    forgetBefore(at - chainWindow, released)
    const script = chooseNext(random, { issues: half(nearMidnight(at, start)), auctions, released })
    if (!script) continue
    const auction = auctionLength(random, script.venue)
    if (!canBeTold(at + auction)) at += second
    const id = `${kstDate(start)}-${++n}`
    const book = books.open(script.code, script)
    const releasedAt = at + auction
    const interruption = strike(book, { random, script, now: at, id, isAhead: true })
    const episode = episodeOf(book, interruption, { random, releasedAt, knownFrom: start })
    if (episode) enter(book, episode)
    const planned = { interruption, releasedAt, episode }
    auctions.push(planned)
    yield planned
  }
}

/** Where an auction of one day may run into the other. */
function nearMidnight(at: Instant, dayStart: Instant): 'after' | 'before' | undefined {
  if (at - dayStart <= longestAuction + warmUp) return 'after'
  return dayStart + dayLength - at <= longestAuction + second ? 'before' : undefined
}

function half(side: 'after' | 'before' | undefined) {
  return side === undefined ? plannedIssues : strickenAroundMidnight[side]
}

/**
 * Whole milliseconds: 15 s on average, exponential, held to 2–39 s, so that one never has
 * to wait for 40. At midnight two pauses meet and may not exceed that together.
 */
function pause(random: Random, side: 'after' | 'before' | undefined): number {
  const chance = random()
  const seconds = side === undefined ? Math.min(39, 2 - 13.9 * Math.log(1 - chance)) : 10 + chance * 9
  return Math.round(seconds * second)
}

/** Takes out the auctions that are over, in the order in which they ended. */
function endedBy(at: Instant, auctions: PlannedInterruption[]): readonly PlannedInterruption[] {
  const over = auctions.filter(({ releasedAt }) => releasedAt <= at)
  for (const each of over) auctions.splice(auctions.indexOf(each), 1)
  return over.sort((one, two) => one.releasedAt - two.releasedAt)
}

function forgetBefore(oldest: Instant, released: PlannedInterruption[]): void {
  while (released[0] && released[0].releasedAt < oldest) released.shift()
}
