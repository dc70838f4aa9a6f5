import { kstDate, kstDigits } from '../../../shared/domain/time.ts'
import type { JsonObject } from '../server/json.ts'
import type { ServerState } from '../server/serverState.ts'
import { takeRefusal } from '../server/standing.ts'
import type { Tokens } from '../server/tokens.ts'
import type { Counters } from './ledger.ts'
import { accepted, type Envelope, refusal, refusalAsTold } from './refusals.ts'

export interface Credential {
  readonly appKey: string
  readonly appSecret: string
}

export interface TokenService {
  readonly state: ServerState<number, Counters>
  readonly credential: Credential
  readonly tokens: Tokens
}

/** `POST /oauth2/token` (au10001). */
export function issueToken(body: JsonObject, { state, credential, tokens }: TokenService): Envelope {
  const told = takeRefusal(state.faults.token)
  if (told !== undefined) return refusalAsTold(told, 'au10001')
  if (!body.grant_type) return refusal(8011)
  if (body.grant_type !== 'client_credentials') return refusal(8012)
  const objection = checkKeys(body, credential)
  if (objection) return objection
  const { token, expires } = tokens.issue()
  return accepted({ expires_dt: `${kstDate(expires)}${kstDigits(expires)}`, token_type: 'bearer', token })
}

/** `POST /oauth2/revoke` (au10002). */
export function revokeToken(body: JsonObject, { credential, tokens }: TokenService): Envelope {
  const objection = checkKeys(body, credential)
  if (objection) return objection
  if (!body.token) return refusal(8016)
  return tokens.revoke(body.token) ? accepted() : refusal(8015)
}

function checkKeys(body: JsonObject, { appKey, appSecret }: Credential): Envelope | undefined {
  if (!body.appkey || !body.secretkey) return refusal(8020)
  return body.appkey === appKey && body.secretkey === appSecret ? undefined : refusal(8001)
}
