import type { LinkLoss, LinkPhase, LinkStatus } from '../../../../shared/domain/link.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { CloseReport } from '../../../net/socket.ts'
import type { TokenOutcome } from '../../../net/tokenKeeper.ts'
import type { Frame } from './frames.ts'
import { sureUntil } from './loss.ts'
import { firstRhythm, type PingRhythm, patienceOf, periodOf } from './pingRhythm.ts'
import { timing } from './timing.ts'

export interface SessionState {
  readonly phase: LinkPhase
  readonly since: Instant
  /** The one socket there may be. `closing`: hung up on, its close report still to come. */
  readonly line: 'none' | 'dialling' | 'open' | 'closing'
  /** The number of the latest socket; whatever an older one says is ignored. */
  readonly socket: number
  readonly liveSince: Instant | null
  readonly heardAt: Instant | null
  /** The last moment known to have been awake; while live, never long ago. */
  readonly seenAt: Instant
  /** Up to where the last message vouches for the line. */
  readonly sureAt: Instant | null
  /** After a look that came late: what is heard until then may have waited since then, and proves no more. */
  readonly doubt: { readonly since: Instant; readonly until: Instant } | null
  readonly rhythm: PingRhythm
  readonly attempt: number
  readonly retryAt: Instant | null
  readonly loss: LinkLoss | null
  /** Since when events may have been missed; `null` while live. */
  readonly outageSince: Instant | null
  /** The last LOGIN called the token dead, so the next token must be another. */
  readonly tokenRejected: boolean
  /** A dead token has been replaced at once since the last good session; the next one waits its turn. */
  readonly renewed: boolean
  readonly clockSkew: number | null
  /** The user's program wants no more of it. */
  readonly ended: boolean
}

export type SessionEvent =
  | { readonly kind: 'started' | 'stopped' | 'reconnect' | 'take-over' | 'woken' }
  | { readonly kind: 'signed-out' | 'signed-in' }
  | { readonly kind: 'token'; readonly outcome: TokenOutcome }
  | { readonly kind: 'opened'; readonly socket: number; readonly clockSkew: number | null }
  | { readonly kind: 'frame'; readonly socket: number; readonly frame: Frame; readonly text: string }
  | { readonly kind: 'closed'; readonly socket: number; readonly report: CloseReport }

export type SessionEffect =
  | { readonly kind: 'authenticate'; readonly renew: boolean }
  | { readonly kind: 'dial'; readonly socket: number }
  | { readonly kind: 'login' }
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'hang-up' }

export interface SessionContext {
  readonly now: Instant
  /** In [0, 1), for the jitter. */
  readonly random: number
}

export interface Step {
  readonly state: SessionState
  readonly effects: readonly SessionEffect[]
}

/** Before `started`, nothing happens. */
export function newSession(now: Instant): SessionState {
  return {
    phase: 'stopped',
    since: now,
    line: 'none',
    socket: 0,
    liveSince: null,
    heardAt: null,
    seenAt: now,
    sureAt: null,
    doubt: null,
    rhythm: firstRhythm,
    attempt: 0,
    retryAt: null,
    loss: null,
    outageSince: null,
    tokenRejected: false,
    renewed: false,
    clockSkew: null,
    ended: false,
  }
}

/** When the session must be `woken` if nothing else happens before; `null`: it can wait for ever. */
export function alarmOf(state: SessionState): Instant | null {
  switch (state.phase) {
    case 'dialling':
      return state.since + timing.dial
    case 'logging-in':
    case 'registering':
      return state.since + timing.answer
    case 'live':
      return (state.heardAt ?? state.since) + patienceOf(state.rhythm)
    case 'backing-off':
      return state.retryAt
    case 'authenticating':
    case 'stopped':
      return null
  }
}

export function statusOf(state: SessionState, unreadable: LinkStatus['unreadable']): LinkStatus {
  const { phase, since, liveSince, heardAt, attempt, retryAt, loss, clockSkew } = state
  const pingPeriod = Math.max(1, Math.round(periodOf(state.rhythm)))
  return {
    broker: 'kiwoom',
    phase,
    since,
    liveSince,
    heardAt,
    sureUntil: liveSince === null ? null : sureUntil(state, state.sureAt ?? liveSince),
    pingPeriod,
    attempt,
    retryAt,
    loss,
    clockSkew,
    unreadable,
  }
}
