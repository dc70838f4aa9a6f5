import { tokenIssuing } from '../../../shared/domain/budgets.ts'
import type { CheckId, CheckNews } from '../../../shared/domain/check.ts'
import type { BrokerSetup } from '../../../shared/domain/profile.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { union, without } from './sets.ts'

/** One broker's test as this page has seen it. The values themselves are with the monitor alone. */
export interface Attempt {
  /** `lost`: the monitor stopped telling before the end, so how it ended is not known. */
  readonly state: 'not-begun' | 'running' | 'passed' | 'failed' | 'cancelled' | 'lost'
  readonly startedAt: Instant
  /** The latest news of each check. */
  readonly news: Readonly<Partial<Record<CheckId, CheckNews>>>
  /** Fields whose value was sent from this page and is kept by the monitor. */
  readonly given: ReadonlySet<string>
  /** Fields whose value a test found wrong: nobody keeps it any more. */
  readonly dropped: ReadonlySet<string>
  /** Before this no token is to be had, because the last request for one brought none; `null`: not known. */
  readonly noTokenBefore: Instant | null
}

export const noAttempt: Attempt = {
  state: 'not-begun',
  startedAt: 0,
  news: {},
  given: new Set(),
  dropped: new Set(),
  noTokenBefore: null,
}

/** `fields`: those that were typed and are sent now. */
export function begun(before: Attempt, fields: readonly string[], now: Instant): Attempt {
  const given = union(before.given, fields)
  return {
    state: 'running',
    startedAt: now,
    news: {},
    given,
    dropped: without(before.dropped, given),
    noTokenBefore: before.noTokenBefore,
  }
}

export function told(attempt: Attempt, batch: readonly CheckNews[]): Attempt {
  const news = { ...attempt.news, ...Object.fromEntries(batch.map((item) => [item.check, item])) }
  const failed = batch.find(({ state }) => state === 'failed')
  if (failed) {
    const wrong = new Set(failed.fields)
    return {
      ...attempt,
      news,
      state: failed.trouble?.kind === 'cancelled' ? 'cancelled' : 'failed',
      given: without(attempt.given, wrong),
      dropped: union(attempt.dropped, wrong),
      noTokenBefore: noTokenBefore(failed) ?? attempt.noTokenBefore,
    }
  }
  // A keychain that does not take it makes the save doubtful, not the keys wrong.
  const saved = batch.some(
    ({ check, state }) => check === 'save' && (state === 'passed' || state === 'doubtful'),
  )
  return { ...attempt, news, state: saved ? 'passed' : attempt.state }
}

/** A refused request counts like a granted one: brokers give one chance a minute. */
function noTokenBefore({ check, at, trouble }: CheckNews): Instant | null {
  if (trouble?.kind === 'held-back') return trouble.until
  return check === 'token' && trouble?.kind === 'refused' ? at + tokenIssuing.interval : null
}

/** The monitor tells no more. */
export function over(attempt: Attempt, why: 'cancelled' | 'lost'): Attempt {
  return attempt.state === 'running' ? { ...attempt, state: why } : attempt
}

/** The check that ended the test, if one did. */
export function failureOf({ news }: Attempt): CheckNews | undefined {
  return Object.values(news).find(({ state }) => state === 'failed')
}

/** The check that waits for the user, if one does. */
export function questionOf({ state, news }: Attempt): CheckNews | undefined {
  return state === 'running' ? Object.values(news).find((item) => item.state === 'asking-user') : undefined
}

/** Fields that need not be typed: saved, or sent before and not found wrong. */
export function heldFields({ given, dropped }: Attempt, setup: BrokerSetup | undefined): ReadonlySet<string> {
  return without([...given, ...Object.keys(setup?.shown ?? {})], dropped)
}
