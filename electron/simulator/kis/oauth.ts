import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import { type JsonObject, parseObject } from '../server/json.ts'
import type { Answer, Question } from '../server/openServer.ts'
import type { ServerState } from '../server/serverState.ts'
import { takeRefusal } from '../server/standing.ts'
import type { Customer } from './customer.ts'
import { plain, tokenRefusal } from './refusals.ts'

interface TokenService {
  readonly state: ServerState<string>
  readonly customers: readonly Customer[]
}

/** `POST /oauth2/tokenP` (접근토큰발급). A refused request does not count for the limit of one a minute. */
export function issueToken({ text }: Question, { state, customers }: TokenService): Answer {
  state.counters.tokenRequests += 1
  const told = takeRefusal(state.faults.token)
  if (told !== undefined) return tokenRefusal(told)
  const body = parseObject(text)
  if (!body) return tokenRefusal('EGW00101')
  if (!body.grant_type) return tokenRefusal('EGW00115')
  if (body.grant_type !== 'client_credentials') return tokenRefusal('EGW00116')
  const customer = identify(body, customers)
  if (typeof customer === 'string') return tokenRefusal(customer)
  if (!customer.mayIssue()) return tokenRefusal('EGW00133')
  const { token, expires } = customer.tokens.issue()
  return plain({
    access_token: token,
    access_token_token_expired: kstDateTime(expires),
    token_type: 'Bearer',
    expires_in: Math.floor((expires - state.serverClock.now()) / 1000),
  })
}

/** `POST /oauth2/revokeP` (접근토큰폐기). */
export function revokeToken({ text }: Question, { customers }: TokenService): Answer {
  const body = parseObject(text)
  if (!body) return tokenRefusal('EGW00101')
  const customer = identify(body, customers)
  if (typeof customer === 'string') return tokenRefusal(customer)
  if (!customer.tokens.revoke(body.token)) return tokenRefusal('EGW00121')
  return plain({ code: 200, message: '접근토큰 폐기에 성공하였습니다' })
}

/** The customer, or the code of the refusal. */
function identify({ appkey, appsecret }: JsonObject, customers: readonly Customer[]): Customer | string {
  if (!appkey) return 'EGW00102'
  if (!appsecret) return 'EGW00104'
  const customer = customers.find(({ credential }) => credential.appKey === appkey)
  if (!customer) return 'EGW00103'
  return customer.credential.appSecret === appsecret ? customer : 'EGW00105'
}

/** `YYYY-MM-DD HH:MM:SS` on a Korean wall clock. */
function kstDateTime(instant: number): string {
  const date = kstDate(instant)
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)} ${kstTime(instant)}`
}
