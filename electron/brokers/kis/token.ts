import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, lifetimeIn, objectIn, tokenIn, wordsIn } from '../common/body.ts'
import { kstInstant } from '../common/kst.ts'
import { answerWithin, type TokenAnswer, type TokenWire } from '../common/tokenWire.ts'
import { revealed } from '../common/values.ts'
import { answered, notJson, refused, unreadable } from '../common/verdicts.ts'
import { refusalIn } from './envelope.ts'

/** KIS Developers, "OAuth인증": 접근토큰발급(P) `/oauth2/tokenP`, 접근토큰폐기(P) `/oauth2/revokeP`. */
export function kisTokens(rest: string, values: CredentialValues): TokenWire {
  const post = (path: string, fields: Fields, signal: AbortSignal): WireRequest => ({
    method: 'POST',
    url: `${rest}${path}`,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(fields),
    deadline: answerWithin,
    signal,
  })
  const keys = () => ({ appkey: revealed(values, 'appKey'), appsecret: revealed(values, 'appSecret') })
  const revoke = (token: Secret, signal: AbortSignal) =>
    post('/oauth2/revokeP', { ...keys(), token: token.reveal() }, signal)
  return {
    encodeIssue: (_, signal) =>
      post('/oauth2/tokenP', { grant_type: 'client_credentials', ...keys() }, signal),
    decodeIssue: decodeTokenReply,
    encodeRevokes: ({ token }, signal) => [revoke(token, signal)],
    decodeRevoke: decodeRevokeReply,
  }
}

/** Refusals come with status 403 in a form of their own: `error_code`, `error_description`. */
export function decodeTokenReply(reply: WireResponse): Verdict<TokenAnswer> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const refusal = refusalIn(body, reply.status)
  if (refusal) return refusal
  const token = tokenIn(body.access_token)
  if (!token) return unreadable('no access_token')
  return answered({
    token,
    refreshToken: null,
    expiresAt: kstInstant(body.access_token_token_expired),
    lifetime: lifetimeIn(body.expires_in),
  })
}

/** `{"code":200,"message":…}`: a number, and no rt_cd. */
export function decodeRevokeReply(reply: WireResponse): Verdict<null> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const refusal = refusalIn(body, reply.status)
  if (refusal)
    return refusal.kind === 'refused' && refusal.because === 'dead-token' ? answered(null) : refusal
  const code = codeIn(body.code)
  if (code === '200') return answered(null)
  if (code === null) return unreadable('no code')
  return refused({ code, message: wordsIn(body.message).trim(), status: reply.status })
}
