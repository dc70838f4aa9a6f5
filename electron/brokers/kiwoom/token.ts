import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, tokenIn } from '../common/body.ts'
import { kstInstant } from '../common/kst.ts'
import { answerWithin, type TokenAnswer, type TokenWire } from '../common/tokenWire.ts'
import { revealed } from '../common/values.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'

/** Kiwoom REST API guide: 접근토큰 발급 (au10001) and 접근토큰폐기 (au10002). */
export function kiwoomTokens(rest: string, values: CredentialValues): TokenWire {
  const post = (path: string, apiId: string, fields: Fields, signal: AbortSignal): WireRequest => ({
    method: 'POST',
    url: `${rest}${path}`,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'api-id': apiId },
    body: JSON.stringify(fields),
    deadline: answerWithin,
    signal,
  })
  const keys = () => ({ appkey: revealed(values, 'appKey'), secretkey: revealed(values, 'appSecret') })
  return {
    encodeIssue: (_, signal) =>
      post('/oauth2/token', 'au10001', { grant_type: 'client_credentials', ...keys() }, signal),
    decodeIssue: decodeTokenReply,
    encodeRevokes: ({ token }, signal) => [
      post('/oauth2/revoke', 'au10002', { ...keys(), token: token.reveal() }, signal),
    ],
    decodeRevoke: decodeRevokeReply,
  }
}

export function decodeTokenReply(reply: WireResponse): Verdict<TokenAnswer> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { token: text, expires_dt: expires } = envelope.answer
  const token = tokenIn(text)
  if (!token) return unreadable(`HTTP ${reply.status}, no token`)
  return answered({ token, refreshToken: null, expiresAt: kstInstant(expires), lifetime: null })
}

export function decodeRevokeReply(reply: WireResponse): Verdict<null> {
  const envelope = openEnvelope(reply)
  if (envelope.kind === 'answered')
    return codeIn(envelope.answer.return_code) === null ? unreadable('no return_code') : answered(null)
  return envelope.kind === 'refused' && envelope.because === 'dead-token' ? answered(null) : envelope
}
