import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { codeIn, isFields, objectIn } from '../common/body.ts'
import { revealed } from '../common/values.ts'
import { answered, notJson, unreadable } from '../common/verdicts.ts'
import { type AccountAsker, encodePlatform } from './envelope.ts'
import { refusalIn } from './refusal.ts'

/** Koscom open API, "회원 동의 조회": the virtual accounts that the person has opened to the service. */
export const consentSearch = '/v1/common/member/consent/search'

export function encodeConsent(asker: AccountAsker, token: Secret, signal: AbortSignal): WireRequest {
  return encodePlatform(asker, { path: consentSearch, own: {} }, token, signal)
}

/** The numbers of the accounts. */
export function decodeConsent(reply: WireResponse): Verdict<readonly string[]> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const refusal = refusalIn(body, reply)
  if (refusal) return refusal
  const list = body.vtAccList
  if (!Array.isArray(list)) return unreadable('no vtAccList')
  const numbers = list.map((entry: unknown) => (isFields(entry) ? codeIn(entry.vtAccNo) : null))
  return numbers.every((number) => number !== null)
    ? answered(numbers)
    : unreadable('an account without vtAccNo')
}

/** Koscom refused nothing: its list of the accounts that the user consented to leaves ours out. */
export function strangerIn(accounts: readonly string[], values: CredentialValues): Trouble | null {
  if (accounts.includes(revealed(values, 'account'))) return null
  return { kind: 'unknown-account' }
}
