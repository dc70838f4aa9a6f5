import type { Counters } from './ledger.ts'
import { accepted, type Envelope, refusal } from './refusals.ts'
import type { Tokens } from './tokens.ts'

export interface Credential {
  readonly appKey: string
  readonly appSecret: string
}

export type JsonObject = Readonly<Record<string, unknown>>

/** `POST /oauth2/token` (au10001). */
export function issueToken(
  body: JsonObject,
  { credential, tokens, counters }: { credential: Credential; tokens: Tokens; counters: Counters },
): Envelope {
  if (!body.grant_type) return refusal(8011)
  if (body.grant_type !== 'client_credentials') return refusal(8012)
  const objection = checkKeys(body, credential)
  if (objection) return objection
  const { token, expiresDt } = tokens.issue()
  counters.tokensIssued += 1
  return accepted({ expires_dt: expiresDt, token_type: 'bearer', token })
}

/** `POST /oauth2/revoke` (au10002). */
export function revokeToken(
  body: JsonObject,
  { credential, tokens }: { credential: Credential; tokens: Tokens },
): Envelope {
  const objection = checkKeys(body, credential)
  if (objection) return objection
  if (!body.token) return refusal(8016)
  return tokens.revoke(body.token) ? accepted() : refusal(8015)
}

function checkKeys(body: JsonObject, { appKey, appSecret }: Credential): Envelope | undefined {
  if (!body.appkey || !body.secretkey) return refusal(8020)
  return body.appkey === appKey && body.secretkey === appSecret ? undefined : refusal(8001)
}
