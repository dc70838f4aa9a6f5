import type { Lamp } from '../../shared/domain/link.ts'
import type { SessionFacts, SessionStatus } from '../../shared/domain/session.ts'
import type { Standing } from '../../shared/domain/standing.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'

type ShownLamp = Lamp | 'unused'

const unready = {
  'not-set-up': 'unset',
  reading: 'reading',
  'vault-closed': 'unread',
  gone: 'unread',
  'not-kept': 'unread',
  'other-backend': 'unread',
  'unconfirmed-host': 'held',
  unusable: 'held',
} as const satisfies Record<Exclude<Standing, 'ready'>, string>

type Unready = (typeof unready)[keyof typeof unready] | 'unknown'
type TokenState = Unready | 'none' | 'issuing' | 'valid' | 'expired' | 'signed-out' | 'failed'
type RequestState = Unready | 'none' | 'answered' | 'refused' | 'failed'

const lamps: Record<TokenState | RequestState, ShownLamp> = {
  unknown: 'down',
  unset: 'unused',
  reading: 'waiting',
  unread: 'down',
  held: 'down',
  none: 'waiting',
  issuing: 'waiting',
  valid: 'works',
  expired: 'waiting',
  'signed-out': 'down',
  failed: 'down',
  answered: 'works',
  refused: 'waiting',
}

const silences: ReadonlySet<Trouble['kind']> = new Set([
  'no-answer',
  'offline',
  'foreign-page',
  'untrusted-certificate',
  'unreadable',
])

/** The two truths of a broker that is only asked: it gave a token, and it answers. Each with its word. */
export interface SessionLamps {
  readonly token: { readonly lamp: ShownLamp; readonly state: TokenState }
  readonly request: { readonly lamp: ShownLamp; readonly state: RequestState }
}

/** `undefined`: nothing is known of the session, or this page is cut off from Vigil. */
export function sessionLamps(status: SessionStatus | undefined, now: Instant): SessionLamps {
  const token = tokenState(status, now)
  const request = requestState(status)
  return { token: { lamp: lamps[token], state: token }, request: { lamp: lamps[request], state: request } }
}

function tokenState(status: SessionStatus | undefined, now: Instant): TokenState {
  const facts = factsOf(status)
  if (typeof facts === 'string') return facts
  const { token } = facts
  return token.kind === 'valid' && token.expiresAt <= now ? 'expired' : token.kind
}

function requestState(status: SessionStatus | undefined): RequestState {
  const facts = factsOf(status)
  if (typeof facts === 'string') return facts
  const { token } = facts
  if (facts.lastFault !== null || (token.kind === 'failed' && isSilence(token.trouble))) return 'failed'
  if (facts.lastRefusal?.cured === false) return 'refused'
  return facts.lastAnswer === null ? 'none' : 'answered'
}

/** The question for a token went out, and the broker did not answer it. */
function isSilence({ kind }: Trouble): boolean {
  return silences.has(kind)
}

function factsOf(status: SessionStatus | undefined): SessionFacts | Unready {
  if (!status) return 'unknown'
  if (status.standing !== 'ready') return unready[status.standing]
  return status.facts ?? 'unknown'
}
