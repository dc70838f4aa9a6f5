import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { Secret } from '../../credentials/secret.ts'
import type { Http, WireFailure, WireRequest, WireResponse } from '../../net/http.ts'
import { clockSkew } from './clockSkew.ts'
import { type Refusal, toRefusal } from './refusal.ts'

export interface Credential {
  readonly appKey: string
  readonly appSecret: Secret
}

export type TokenOutcome =
  | { readonly kind: 'granted'; readonly token: Secret; readonly clockSkew: number | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly reason: WireFailure['reason']; readonly code: string | null }

interface Grant {
  readonly kind: 'granted'
  readonly token: Secret
  readonly expiresAt: Instant | null
}

/** The official client renews this long before the end, too. */
const renewBefore = 10 * 60_000
const deadline = 10_000

/** `POST /oauth2/token` (au10001). */
export function encodeTokenRequest(rest: string, credential: Credential, signal: AbortSignal): WireRequest {
  return {
    method: 'POST',
    url: `${rest}/oauth2/token`,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'api-id': 'au10001' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      appkey: credential.appKey,
      secretkey: credential.appSecret.reveal(),
    }),
    deadline,
    signal,
  }
}

/** Decides by the body: refusals come with status 200, and a firewall's page is not even JSON. */
export function decodeTokenReply(reply: WireResponse): Grant | { kind: 'refused'; refusal: Refusal } {
  const body = parsed(reply.body)
  const { token, expires_dt: expires, return_code: code, return_msg: message } = body ?? {}
  const words = typeof message === 'string' ? message : ''
  if (typeof token === 'string' && token !== '' && (code === undefined || Number(code) === 0))
    return { kind: 'granted', token: new Secret(token), expiresAt: kstInstant(expires) }
  if (typeof code === 'number' || typeof code === 'string')
    return { kind: 'refused', refusal: toRefusal(String(code), words) }
  return { kind: 'refused', refusal: { code: `HTTP ${reply.status}`, message: words } }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** `yyyyMMddHHmmss` on a Korean wall clock. */
function kstInstant(text: unknown): Instant | null {
  const parts = typeof text === 'string' ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) : null
  if (!parts) return null
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(Number)
  return Date.UTC(year, month - 1, date, hours - 9, minutes, seconds)
}

/** One token for everyone: asked for once however many wait, kept in memory only, renewed before it dies. */
export interface TokenHolder {
  /** `rejected` is a token that Kiwoom no longer takes: it is not handed out again unless it is issued again. */
  acquire(rejected: Secret | null, signal: AbortSignal): Promise<TokenOutcome>
}

export interface TokenDeps {
  readonly rest: string
  readonly credential: Credential
  readonly http: Http
  readonly clock: Clock
}

export function createTokenHolder({ rest, credential, http, clock }: TokenDeps): TokenHolder {
  let held: { readonly grant: Grant; readonly skew: number | null } | undefined
  let flight: Promise<TokenOutcome> | undefined

  async function issue(signal: AbortSignal): Promise<TokenOutcome> {
    const sentAt = clock.now()
    const reply = await http.request(encodeTokenRequest(rest, credential, signal))
    if (reply.kind === 'failed') return reply
    const grant = decodeTokenReply(reply)
    if (grant.kind === 'refused') return grant
    const skew = clockSkew(reply.headers.date ?? null, sentAt, clock.now())
    held = { grant, skew }
    return { kind: 'granted', token: grant.token, clockSkew: skew }
  }

  return {
    acquire(rejected, signal) {
      if (held && held.grant.token !== rejected && clock.now() < (held.grant.expiresAt ?? 0) - renewBefore)
        return Promise.resolve({ kind: 'granted', token: held.grant.token, clockSkew: held.skew })
      held = undefined
      flight ??= issue(signal).finally(() => {
        flight = undefined
      })
      return flight
    },
  }
}
