import type { Instant } from '../../../../shared/domain/time.ts'
import { timing } from './timing.ts'

/** How often the broker's PING comes. What was learnt outlives the connection. */
export interface PingRhythm {
  readonly lastAt: Instant | null
  /** The latest few intervals, ms. */
  readonly intervals: readonly number[]
  /** Stands in until intervals are known. */
  readonly assumed: number
}

const remembered = 5
const enough = 2

export const firstRhythm: PingRhythm = { lastAt: null, intervals: [], assumed: timing.assumedPing }

export function pinged(rhythm: PingRhythm, now: Instant): PingRhythm {
  const interval = rhythm.lastAt === null ? 0 : now - rhythm.lastAt
  if (interval <= 0) return { ...rhythm, lastAt: now }
  return { ...rhythm, lastAt: now, intervals: [...rhythm.intervals, interval].slice(-remembered) }
}

/** The pause between two connections is no interval. */
export function reconnected(rhythm: PingRhythm): PingRhythm {
  return { ...rhythm, lastAt: null }
}

/** Silence before any rhythm was learnt may mean that the assumption is too short: believe in a slower one. */
export function doubted(rhythm: PingRhythm): PingRhythm {
  if (rhythm.intervals.length >= enough) return rhythm
  const slowest = timing.longestPatience / timing.silentPeriods
  return { ...rhythm, assumed: Math.min(rhythm.assumed * 2, slowest) }
}

/** In ms. Of an even number of intervals the longer middle one, so that one hasty PING alarms nobody. */
export function periodOf({ intervals, assumed }: PingRhythm): number {
  if (intervals.length < enough) return assumed
  return intervals.toSorted((a, b) => a - b)[intervals.length >> 1] ?? assumed
}

/** How long a line may be silent before it counts as dead, in ms. */
export function patienceOf(rhythm: PingRhythm): number {
  const patience = periodOf(rhythm) * timing.silentPeriods
  return Math.min(Math.max(patience, timing.shortestPatience), timing.longestPatience)
}
