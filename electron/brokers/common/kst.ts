import { type Instant, kstOffset } from '../../../shared/domain/time.ts'

const wallClock = /^(\d{4})-?(\d\d)-?(\d\d) ?(\d\d):?(\d\d):?(\d\d)$/

/** A Korean wall clock's `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm:ss`, whatever this machine's zone; `null`: no such moment. */
export function kstInstant(value: unknown): Instant | null {
  const digits = typeof value === 'string' ? wallClock.exec(value.trim())?.slice(1) : undefined
  if (!digits) return null
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = digits.map(Number)
  const utc = Date.UTC(year, month - 1, date, hours, minutes, seconds)
  // Date.UTC carries a 30th of February over into March.
  const exists = new Date(utc).toISOString().replace(/\D/g, '').startsWith(digits.join(''))
  return exists && utc >= kstOffset ? utc - kstOffset : null
}
