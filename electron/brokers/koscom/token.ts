import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { lifetimeIn, objectIn, tokenIn } from '../common/body.ts'
import { answerWithin, type TokenAnswer, type TokenWire } from '../common/tokenWire.ts'
import { revealed } from '../common/values.ts'
import { answered, notJson, unreadable } from '../common/verdicts.ts'
import { basicAuth, formOf } from './form.ts'
import { refusalIn } from './refusal.ts'

export const oauth = '/auth/oauth/v2'
export const scope = 'account'

/**
 * Koscom open API, "OAuth 2.0": a code that the user brought, or else the refresh token, is exchanged at `…/token`;
 * tokens are taken back at `…/token/revoke`. `takeCode` gives a code once: it is good for one question.
 */
export function koscomTokens(
  rest: string,
  values: CredentialValues,
  takeCode: () => Secret | null,
): TokenWire {
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): WireRequest => ({
    method: 'POST',
    url: `${rest}${oauth}${path}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: basicAuth(revealed(values, 'clientId'), revealed(values, 'clientSecret')),
    },
    body: formOf(fields),
    deadline: answerWithin,
    signal,
  })
  const exchange = (fields: Readonly<Record<string, string>>, signal: AbortSignal) =>
    post('/token', fields, signal)
  const revoke = (hint: string, token: Secret, signal: AbortSignal) =>
    post('/token/revoke', { token: token.reveal(), token_type_hint: hint }, signal)

  return {
    encodeIssue(previous, signal) {
      const code = takeCode()?.reveal()
      const redirect_uri = revealed(values, 'redirect')
      if (code) return exchange({ grant_type: 'authorization_code', code, redirect_uri }, signal)
      const refresh = previous?.refreshToken?.reveal()
      if (refresh) return exchange({ grant_type: 'refresh_token', refresh_token: refresh, scope }, signal)
      return null
    },
    decodeIssue: decodeTokenReply,
    // The refresh token first: with it alone, somebody could have a new access token.
    encodeRevokes: ({ token, refreshToken }, signal) => [
      ...(refreshToken ? [revoke('refresh_token', refreshToken, signal)] : []),
      revoke('access_token', token, signal),
    ],
    decodeRevoke: decodeRevokeReply,
  }
}

export function decodeTokenReply(reply: WireResponse): Verdict<TokenAnswer> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const refusal = refusalIn(body, reply)
  if (refusal) return refusal
  const token = tokenIn(body.access_token)
  if (!token) return unreadable('no access_token')
  const refreshToken = tokenIn(body.refresh_token)
  return answered({ token, refreshToken, expiresAt: null, lifetime: lifetimeIn(body.expires_in) })
}

/** `{"result":"revoked"}`, also of a token that was dead (RFC 7009); any refusal is about the client. */
export function decodeRevokeReply(reply: WireResponse): Verdict<null> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const refusal = refusalIn(body, reply)
  if (refusal) return refusal
  return body.result === 'revoked' ? answered(null) : unreadable('no result')
}
