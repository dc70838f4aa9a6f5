import type { Instant } from '../../shared/domain/time.ts'

/**
 * This machine's clock minus the broker's, ms, from the Date header of an answer.
 * The header was written about midway, and it cuts up to a second off: half of that is put back.
 */
export function clockSkew(date: string | null, sentAt: Instant, receivedAt: Instant): number | null {
  const written = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(written)) return null
  return Math.round((sentAt + receivedAt) / 2 - (written + 500))
}
