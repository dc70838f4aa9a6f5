import type { Clock, Instant } from '../../../shared/domain/time.ts'

/** Answers whether one more request fits: at most `limit` in any `period` milliseconds. */
export function createRateWindow(clock: Clock, limit: number, period: number): () => boolean {
  const admitted: Instant[] = []
  return () => {
    const now = clock.now()
    while (admitted[0] !== undefined && admitted[0] <= now - period) admitted.shift()
    if (admitted.length >= limit) return false
    admitted.push(now)
    return true
  }
}
