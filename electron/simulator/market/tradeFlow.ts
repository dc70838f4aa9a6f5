import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { firstOf, seedOf } from '../random.ts'
import { type ListedIssue, sharesOf, strickenAroundMidnight } from './issues.ts'

/** When an issue is traded between its VIs, and how much: functions of the seed, the issue and the moment alone. */
export interface TradeFlow {
  /** The last moment of trade at or before `at`. */
  lastBy(issue: ListedIssue, at: Instant): Instant
  /** The first moment of trade after `at`. */
  nextAfter(issue: ListedIssue, at: Instant): Instant
  /** Shares traded since midnight in Korea: at least one more in each step of the clock. */
  volumeBy(issue: ListedIssue, at: Instant): number
}

/** Milliseconds: trades of an issue lie at least so far apart. */
export const step = 100

/** Of the three sizes of issues: milliseconds from one trade to the next, about. Each divides a day. */
const paces = { large: 800, medium: 1500, small: 3000 } as const

interface Rhythm {
  readonly seed: number
  readonly pace: number
  /** Milliseconds at a day's start. */
  readonly quiet: number
  /** Shares a step, about. */
  readonly rate: number
}

export function createTradeFlow(seed: number): TradeFlow {
  const rhythms = new Map<string, Rhythm>()
  const rhythmOf = (issue: ListedIssue): Rhythm => {
    const known = rhythms.get(issue.code)
    if (known) return known
    const rhythm = rhythmFor(issue, seedOf(seed, issue.code))
    rhythms.set(issue.code, rhythm)
    return rhythm
  }
  return {
    lastBy(issue, at) {
      const rhythm = rhythmOf(issue)
      const turn = Math.floor(at / rhythm.pace)
      const moment = momentOf(rhythm, turn)
      return moment <= at ? moment : momentOf(rhythm, turn - 1)
    },
    nextAfter(issue, at) {
      const rhythm = rhythmOf(issue)
      const turn = Math.floor(at / rhythm.pace)
      const moment = momentOf(rhythm, turn)
      return moment > at ? moment : momentOf(rhythm, turn + 1)
    },
    volumeBy(issue, at) {
      const rhythm = rhythmOf(issue)
      const sinceMidnight = at - kstDayStart(at)
      return volumeIn(rhythm, sinceMidnight < rhythm.quiet ? 0 : sinceMidnight)
    },
  }
}

const halvedAtMidnight = new Set(strickenAroundMidnight.before.map(({ code }) => code))

/**
 * Milliseconds of a day before an issue is traded. Yesterday's VI may halt it into the day; what a simulator does that
 * knows nothing of yesterday must come to the same.
 */
export function quietAtFirst({ code }: ListedIssue): number {
  return halvedAtMidnight.has(code) ? 150_000 : 0
}

function rhythmFor(issue: ListedIssue, seed: number): Rhythm {
  const pace = issue.kospi200 ? paces.large : issue.nxt ? paces.medium : paces.small
  // From a fifth of a percent to three percent of all shares in a day.
  const daily = sharesOf(issue) * 1000 * 0.002 * 15 ** firstOf(seed)
  return { seed, pace, quiet: quietAtFirst(issue), rate: daily / (86_400_000 / step) }
}

/** One trade in each turn, at a moment of chance within it. */
function momentOf({ seed, pace }: Rhythm, turn: number): Instant {
  const steps = pace / step
  return turn * pace + step * Math.floor(firstOf(seed ^ Math.imul(turn, 0x9e3779b1)) * steps)
}

/** What changed hands in the opening auction, in steps of trade. */
const opening = 3000

function volumeIn({ seed, rate }: Rhythm, sinceMidnight: number): number {
  const steps = Math.floor(sinceMidnight / step)
  const flow = (unevenly(seed ^ 1, steps, 70) + unevenly(seed ^ 2, steps, 900)) / 2
  return steps + 1 + Math.floor(rate * (opening + flow))
}

/** As many steps as have passed, about: early in one span, late in another, as trade comes in bursts. */
function unevenly(seed: number, steps: number, span: number): number {
  const spans = Math.floor(steps / span)
  const bend = 0.3 + 3 * firstOf(seed ^ Math.imul(spans, 0x85ebca6b))
  return span * (spans + (steps / span - spans) ** bend)
}
