import type { Answer, Question } from '../server/openServer.ts'
import type { ServerState } from '../server/serverState.ts'
import { takeRefusal } from '../server/standing.ts'
import type { Tokens } from '../server/tokens.ts'
import type { Consents } from './consents.ts'
import type { Credential } from './credential.ts'
import { accepted, noApiKey, refusal } from './refusals.ts'

export interface TokenService {
  readonly state: ServerState<string>
  readonly credential: Credential
  readonly tokens: Tokens
  readonly consents: Consents
}

/** `POST /auth/oauth/v2/token`; the parameters may stand in the body or, as in the document's curl, in the query. */
export function issueToken(question: Question, service: TokenService): Answer {
  const { state, credential, tokens, consents } = service
  state.counters.tokenRequests += 1
  const told = takeRefusal(state.faults.token)
  if (told !== undefined) return refusal(told)
  const objection = checkClient(question, credential) ?? useGrant(parametersOf(question), service)
  if (objection) return objection
  const { token, expires } = tokens.issue()
  return accepted({
    access_token: token,
    token_type: 'Bearer',
    expires_in: Math.floor((expires - state.serverClock.now()) / 1000),
    refresh_token: consents.newRefreshToken(),
    scope: 'account',
  })
}

/** `POST` or `DELETE …/token/revoke`. A token that is not in force is as good as revoked (RFC 7009, 2.2). */
export function revokeToken(
  question: Question,
  { state, credential, tokens, consents }: TokenService,
): Answer {
  const objection = checkClient(question, credential)
  if (objection) return objection
  const parameters = parametersOf(question)
  const token = parameters.get('token')
  if (!token) return refusal('op-apim 400')
  if (!tokens.revoke(token) && consents.revokeRefreshToken(token)) state.counters.tokensRevoked += 1
  return accepted({ result: 'revoked' })
}

/** HTTP Basic, client_id and client_secret. */
function checkClient({ headers }: Question, { clientId, clientSecret }: Credential): Answer | undefined {
  if (!headers.authorization) return noApiKey()
  const expected = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  return headers.authorization === `Basic ${expected}` ? undefined : refusal('kong 401')
}

/** No document tells how a bad code or refresh token is refused; the authentication server's general refusal is assumed. */
function useGrant(parameters: URLSearchParams, { credential, consents }: TokenService): Answer | undefined {
  const grant = parameters.get('grant_type')
  if (grant === 'authorization_code') {
    const code = parameters.get('code')
    if (!code || parameters.get('redirect_uri') !== credential.redirect) return refusal('op-apim 400')
    return consents.useCode(code) ? undefined : refusal('op-auth 2001')
  }
  if (grant === 'refresh_token') {
    const token = parameters.get('refresh_token')
    if (!token || (parameters.get('scope') ?? 'account') !== 'account') return refusal('op-apim 400')
    return consents.useRefreshToken(token) ? undefined : refusal('op-auth 2001')
  }
  return refusal('op-apim 400')
}

function parametersOf({ query, text }: Question): URLSearchParams {
  return new URLSearchParams([...query, ...new URLSearchParams(text)])
}
