import type { LinkLoss } from '../../../../shared/domain/link.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Trouble } from '../../../../shared/domain/trouble.ts'
import type { CloseReport } from '../../../net/socket.ts'
import type { SessionState } from './sessionState.ts'
import { timing } from './timing.ts'

/** A look at the line, and whether it came so late that what is heard next may have waited for it. */
export function looked(state: SessionState, now: Instant): SessionState {
  const doubt = state.doubt && now < state.doubt.until ? state.doubt : null
  if (now - state.seenAt <= timing.lateLook) return { ...state, seenAt: now, doubt }
  return { ...state, seenAt: now, doubt: { since: doubt?.since ?? state.seenAt, until: now + timing.travel } }
}

/** Live, but nobody looked for so long that what is heard now may be old. */
export function isStalled({ phase, seenAt }: SessionState, now: Instant): boolean {
  return phase === 'live' && now - seenAt > timing.longestStall
}

/** Up to where nothing can have been missed, if the line was well until `moment`. */
export function sureUntil({ liveSince }: SessionState, moment: Instant): Instant {
  return liveSince === null ? moment : Math.min(moment, Math.max(liveSince, moment - timing.travel))
}

/** A line that just broke may have been dead since the last message; one that said goodbye was well until then. */
export function lossByClose(report: CloseReport, state: SessionState, now: Instant): LinkLoss {
  const latest = isStalled(state, now) ? state.seenAt : now
  const goodbye = sureUntil(state, latest)
  const broken = sureUntil(state, Math.min(state.sureAt ?? latest, latest))
  switch (report.reason) {
    case 'closed-by-peer':
      return { cause: 'closed-by-broker', code: `${report.code}`, message: report.text || null, at: goodbye }
    case 'lost':
    case 'protocol-error':
      return { cause: 'connection-lost', code: report.code, message: null, at: broken }
    case 'refused':
      return { cause: 'refused-connection', code: report.code, message: null, at: now }
    case 'handshake-timeout':
      return { cause: 'no-answer', code: null, message: null, at: now }
    case 'ours':
      return { cause: 'connection-lost', code: null, message: null, at: broken }
  }
}

/** Why there is no token. What only puts the next question off keeps the loss that the line was lost by. */
export function lossByToken(trouble: Trouble, { loss, outageSince }: SessionState, now: Instant): LinkLoss {
  const because = (cause: LinkLoss['cause'], code: string | null, message: string | null = null) => ({
    cause,
    code,
    message,
    at: now,
  })
  switch (trouble.kind) {
    case 'refused':
      return because('token-refused', trouble.code, trouble.message)
    case 'foreign-page':
      return because('token-refused', `HTTP ${trouble.status}`, trouble.title)
    case 'no-answer':
      return because('no-answer', null)
    case 'offline':
    case 'untrusted-certificate':
      return because('refused-connection', trouble.code)
    case 'signed-out':
      return because('signed-out', null)
    case 'held-back':
      if (outageSince === null || !loss) return because('token-refused', 'held-back')
      // The clock may have been set back since.
      return { ...loss, at: Math.min(loss.at, now) }
    case 'unreadable':
      return because('token-refused', 'unreadable', trouble.what)
    default:
      return because('token-refused', trouble.kind)
  }
}
