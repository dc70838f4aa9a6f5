import { tokenIssuing } from '../../../shared/domain/budgets.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Clock, Instant } from '../../../shared/domain/time.ts'
import type { Grant } from '../../../shared/domain/token.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { clockSkew } from '../../net/clockSkew.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { Http, WireFailure, WireOutcome, WireRequest, WireResponse } from '../../net/http.ts'
import type { IssueOutcome } from '../../net/tokenKeeper.ts'
import { troubleOf } from '../../net/troubleOf.ts'
import type { Censor } from './censor.ts'
import { censored, censoredTrouble, troubleIn } from './verdicts.ts'

/** A granted token as a broker's answer has it. */
export interface TokenAnswer {
  readonly token: Secret
  readonly refreshToken: Secret | null
  /** Its end on the broker's clock; `null`: not told, or not readable. */
  readonly expiresAt: Instant | null
  /** Milliseconds from now on; `null`: not told. */
  readonly lifetime: number | null
}

/** What a sign-out takes back. */
export interface Tokens {
  readonly token: Secret
  readonly refreshToken: Secret | null
}

/** How one broker grants tokens and takes them back. */
export interface TokenWire {
  /** `null`: there is nothing to ask with, because the user has to allow it first. */
  encodeIssue(previous: Grant | null, signal: AbortSignal): WireRequest | null
  decodeIssue(reply: WireResponse): Verdict<TokenAnswer>
  encodeRevokes(tokens: Tokens, signal: AbortSignal): readonly WireRequest[]
  /** A token that the broker calls dead is as good as revoked. */
  decodeRevoke(reply: WireResponse): Verdict<null>
}

/** For a token or a single question, ms; brokers were seen to answer within a second. */
export const answerWithin = 10_000

interface Hands {
  readonly http: Http
  readonly clock: Clock
  readonly censor: Censor
}

/** Once a broker hides the end of its token, so long is believed: the next refusal tells the truth. */
const assumedLifetime = 3_600_000 + tokenIssuing.renewBefore

export async function issueToken(
  wire: TokenWire,
  previous: Grant | null,
  signal: AbortSignal,
  { http, clock, censor }: Hands,
): Promise<IssueOutcome> {
  const request = wire.encodeIssue(previous, signal)
  if (!request) return { kind: 'denied', trouble: { kind: 'signed-out' }, sent: false }
  const sentAt = clock.now()
  const reply = await http.request(request)
  if (reply.kind === 'failed') return { kind: 'denied', trouble: troubleOf(reply), sent: !neverLeft(reply) }
  const receivedAt = clock.now()
  const verdict = censored(wire.decodeIssue(reply), censor)
  if (verdict.kind !== 'answered') return { kind: 'denied', trouble: troubleIn(verdict), sent: true }
  const { token, expiresAt, lifetime } = verdict.answer
  // A refresh that brings no new refresh token leaves the old one good.
  const refreshToken = verdict.answer.refreshToken ?? previous?.refreshToken ?? null
  const skew = clockSkew(reply.headers.date ?? null, sentAt, receivedAt)
  const issuedAt = receivedAt - (skew ?? 0)
  const end = expiresAt ?? issuedAt + (lifetime ?? assumedLifetime)
  const grant = { token, refreshToken, issuedAt, expiresAt: end }
  return { kind: 'granted', grant, clockSkew: skew }
}

/** All of them, whatever becomes of one; the first trouble is told. */
export async function revokeTokens(
  wire: TokenWire,
  tokens: Tokens,
  signal: AbortSignal,
  { http, censor }: Omit<Hands, 'clock'>,
): Promise<Trouble | null> {
  let first: Trouble | null = null
  for (const request of wire.encodeRevokes(tokens, signal)) {
    const trouble = revokeTrouble(wire, await http.request(request))
    first ??= trouble && censoredTrouble(trouble, censor)
  }
  return first
}

function revokeTrouble(wire: TokenWire, reply: WireOutcome): Trouble | null {
  if (reply.kind === 'failed') return troubleOf(reply)
  const verdict = wire.decodeRevoke(reply)
  return verdict.kind === 'answered' ? null : troubleIn(verdict)
}

/** The line never opened: nobody was there, no name, no road, no certificate that holds. */
const unopened =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/

function neverLeft(failure: WireFailure): boolean {
  if (troubleOf(failure).kind === 'untrusted-certificate') return true
  return failure.reason === 'offline' && failure.code !== null && unopened.test(failure.code)
}
