import type { SessionFacts, SessionStatus } from '../../shared/domain/session.ts'
import type { Refused } from '../../shared/domain/trouble.ts'
import { tenOClock } from '../support/interruptions.ts'

const hour = 3_600_000

/** A session that works: a token for hours, an answer a moment ago. */
export function sessionFacts(given: Partial<SessionFacts> = {}): SessionFacts {
  return {
    token: {
      kind: 'valid',
      issuedAt: tenOClock - hour,
      expiresAt: tenOClock + 23 * hour,
      renewsAt: tenOClock + 22 * hour,
    },
    lastAnswer: { at: tenOClock - 1000, latency: 142 },
    lastRefusal: null,
    lastFault: null,
    requests: 3,
    tokensIssued: 1,
    nextIssueAt: null,
    issueSendsMessage: false,
    budgets: [],
    clockSkew: null,
    ...given,
  }
}

export function sessionStatus(given: Partial<SessionStatus> = {}): SessionStatus {
  return {
    broker: 'kis',
    id: 'session 1',
    standing: 'ready',
    environment: 'live',
    host: 'broker.example:9443',
    account: '5012••••',
    thisRunOnly: false,
    facts: sessionFacts(),
    ...given,
  }
}

export function refused(code: string): Refused {
  return { kind: 'refused', code, message: '', status: 200 }
}
