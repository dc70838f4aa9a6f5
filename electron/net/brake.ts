import type { Instant } from '../../shared/domain/time.ts'

/** Pauses after a "too many", ms: at least the first; at most the second, doubled each time in a row up to the last. */
const shortestPause = 100
const firstCeiling = 200
const longestPause = 5000
/** How far the spacing is stretched, in times and in ms. KIS lets new customers ask 3 times a second instead of 18. */
const slowest = 16
const longestSpacing = 2000
/** So long without a "too many" until the queue tries to be faster; twice as long after each try that failed, ms. */
const firstPatience = 30_000
const longestPatience = 10 * 60_000

/** Gives way to a broker that says "too many", and so finds out by itself what the broker really allows. */
export interface Brake {
  push(now: Instant): void
  ease(now: Instant): void
  /** A request went out. */
  released(): void
  /** The spacing to keep now, ms. */
  stretched(spacing: number): number
  pausedUntil(now: Instant): Instant | null
}

/** `period`: refusals within one are one refusal, because they answer requests that were under way together. */
export function createBrake(period: number, random: () => number): Brake {
  let inARow = 0
  let releasedSince = true
  let until: Instant = 0
  let slowness = 1
  let slowedAt: Instant | null = null
  let calmSince: Instant = 0
  let patience = firstPatience
  let trying = false

  const slowDown = (now: Instant) => {
    slowness = Math.min(slowest, slowness * 2)
    slowedAt = now
    if (trying) patience = Math.min(longestPatience, patience * 2)
    trying = false
  }

  return {
    push(now) {
      if (releasedSince) inARow += 1
      releasedSince = false
      const ceiling = Math.min(longestPause, firstCeiling * 2 ** (inARow - 1))
      const pause = shortestPause + random() * (ceiling - shortestPause)
      until = Math.max(Math.min(until, now + longestPause), now + Math.ceil(pause))
      calmSince = now
      if (slowedAt === null || elapsed(slowedAt, now) >= period) slowDown(now)
    },
    ease(now) {
      inARow = 0
      releasedSince = true
      if (slowness === 1 || elapsed(calmSince, now) < patience) return
      slowness /= 2
      calmSince = now
      trying = slowness > 1
      if (!trying) patience = firstPatience
    },
    released() {
      releasedSince = true
    },
    stretched: (spacing) => Math.min(spacing * slowness, Math.max(spacing * 2, longestSpacing)),
    pausedUntil(now) {
      until = Math.min(until, now + longestPause)
      return until > now ? until : null
    },
  }
}

/** A moment that a clock set back has moved into the future is long ago. */
function elapsed(since: Instant, now: Instant): number {
  return since > now ? Number.POSITIVE_INFINITY : now - since
}
