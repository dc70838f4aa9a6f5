import { tokenIssuing } from '../../shared/domain/budgets.ts'
import { renewTokensAt, tradingDay } from '../../shared/domain/marketHours.ts'
import { type Instant, kstDayStart } from '../../shared/domain/time.ts'
import type { Grant } from '../../shared/domain/token.ts'

/** A token and what it is good for, on this machine's clock. */
export interface Held {
  readonly grant: Grant
  readonly issuedAt: Instant
  readonly endsAt: Instant
  /** When to ask for the next one unbidden; `null`: only when somebody needs it. */
  readonly renewsAt: Instant | null
}

const minute = 60_000
const { interval, renewBefore } = tokenIssuing

/**
 * The skew is known to about half a second. A question that comes a moment before the end brings the same token
 * once more, and the next one would be a minute away.
 */
const afterTheEnd = 2000

/** A token from an earlier run. */
export function keptToken(grant: Grant, skew: number): Held {
  return heldFor(grant, grant.issuedAt + skew, grant.expiresAt + skew)
}

/** A token that just came. Whatever the clocks say, it serves until the next one may be asked for. */
export function freshToken(grant: Grant, skew: number, now: Instant, previous: Grant | null): Held {
  const endsAt = grant.expiresAt + skew
  // KIS within six hours, and Kiwoom always, give a living token once more: its end is then the next chance.
  const onceMore = previous !== null && grant.expiresAt < previous.expiresAt + minute
  if (onceMore && endsAt > now) {
    const renewsAt = endsAt + afterTheEnd
    return { grant, issuedAt: grant.issuedAt + skew, endsAt: renewsAt, renewsAt }
  }
  return heldFor(grant, now, Math.max(endsAt, now + interval))
}

function heldFor(grant: Grant, issuedAt: Instant, endsAt: Instant): Held {
  return { grant, issuedAt, endsAt, renewsAt: renewalOf(issuedAt, endsAt) }
}

/**
 * Shortly before the end; but a token that would end within a trading day gives way to a new one before that day.
 * A short-lived token is not renewed unbidden, or it would be renewed without end.
 */
export function renewalOf(issuedAt: Instant, endsAt: Instant): Instant | null {
  const beforeTheEnd = endsAt - renewBefore
  if (beforeTheEnd <= issuedAt) return null
  const day = kstDayStart(endsAt)
  const morning = day + renewTokensAt * minute
  const endsWhileTrading = endsAt < day + tradingDay.until * minute
  return endsWhileTrading && issuedAt < morning ? Math.min(morning, beforeTheEnd) : beforeTheEnd
}
