import type { Answer, Question } from '../server/openServer.ts'
import type { ServerState } from '../server/serverState.ts'
import { takeRefusal } from '../server/standing.ts'
import { type AccountDeps, accountService } from './accountServices.ts'
import { authorizePage } from './authorizePage.ts'
import type { DayLimit } from './dayLimit.ts'
import { searchConsents, searchRegistration } from './members.ts'
import { issueToken, revokeToken, type TokenService } from './oauth.ts'
import { noApiKey, refusal } from './refusals.ts'

/** No document tells how a dead token is refused: by the authentication server, or by the gateway. */
export type DeadTokenForm = 'op-auth' | 'kong'

export interface GatewayDeps extends TokenService, AccountDeps {
  readonly state: ServerState<string>
  readonly dayLimit: DayLimit
  readonly deadTokenForm: () => DeadTokenForm
}

type Handler = (question: Question, deps: GatewayDeps) => Answer

const oauthPaths: Readonly<Record<string, Handler>> = {
  'GET authorize': authorizePage,
  'POST token': issueToken,
  'POST token/revoke': revokeToken,
  'DELETE token/revoke': revokeToken,
}

const transactions: Readonly<Record<string, Handler>> = {
  'POST /v1/common/member/consent/search': searchConsents,
  'POST /v1/common/member/register/search': searchRegistration,
}

/** Everything that the open platform's gateway routes. */
export function answerGateway(question: Question, deps: GatewayDeps): Answer {
  const { method, path } = question
  const [, oauthPath] = /^\/auth\/oauth\/v[23]\/(.+)$/.exec(path) ?? []
  const oauth = oauthPaths[`${method} ${oauthPath}`]
  if (oauth) return oauth(question, deps)
  const transaction = transactions[`${method} ${path}`]
  if (transaction) return answerTransaction(question, transaction, deps, checkCaller)
  const account = accountService(question)
  return account ? answerTransaction(question, account, deps, checkHolder) : refusal('kong 404')
}

type Check = (question: Question, deps: GatewayDeps) => Answer | undefined

function answerTransaction(question: Question, handler: Handler, deps: GatewayDeps, check: Check): Answer {
  const { state, dayLimit } = deps
  const objection = check(question, deps)
  if (objection) return objection
  state.counters.requests += 1
  const fits = dayLimit.take()
  const told = fits ? takeRefusal(state.faults.request) : 'kong 429'
  const answer = told === undefined ? handler(question, deps) : refusal(told)
  return { ...answer, headers: { ...answer.headers, ...dayLimit.headers() } }
}

/** These ask for an API key only; an access token that comes along has to be good all the same. */
function checkCaller({ headers }: Question, deps: GatewayDeps): Answer | undefined {
  if (!headers.apikey) return noApiKey()
  if (headers.apikey !== deps.credential.clientId) return refusal('kong 401')
  return headers.authorization === undefined ? undefined : checkToken(headers.authorization, deps)
}

/** An account's own questions need the token; an API key that comes along has to be the client's. */
function checkHolder({ headers }: Question, deps: GatewayDeps): Answer | undefined {
  if (headers.authorization === undefined) return noApiKey()
  if ((headers.apikey ?? deps.credential.clientId) !== deps.credential.clientId) return refusal('kong 401')
  return checkToken(headers.authorization, deps)
}

function checkToken(authorization: string, deps: GatewayDeps): Answer | undefined {
  if (deps.tokens.look(authorization.replace(/^Bearer /i, '')) === 'valid') return undefined
  return refusal(deps.deadTokenForm() === 'kong' ? 'kong 401' : 'op-auth 2001')
}
