import type { CheckId } from '../../../shared/domain/check.ts'
import type { WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, wordsIn } from '../common/body.ts'
import { type Failing, refused } from '../common/verdicts.ts'

/**
 * A no in any of its three forms: the platform's `category` and `code` ("op-exco 3003", "broker 4001"), OAuth's own
 * `error` ("invalid_grant"), or the gateway's bare `message`, which goes by its status ("kong 401").
 */
export function refusalIn(body: Fields, reply: WireResponse): Failing | null {
  const { status } = reply
  const [category, number] = [codeIn(body.category), codeIn(body.code)]
  if (category !== null && number !== null) {
    // A broker's own no comes under "broker", or under the broker's short name ("samsung").
    const code = `${category.startsWith('op-') ? category : 'broker'} ${number}`
    return refused({ code, message: wordsOf(body), status }, deadToken.has(code) ? 'dead-token' : 'other')
  }
  const error = codeIn(body.error)
  if (error !== null) {
    const message = wordsIn(body.error_description).trim()
    return refused({ code: error, message, status }, error === 'invalid_token' ? 'dead-token' : 'other')
  }
  if (status < 400 || typeof body.message !== 'string') return null
  const message = body.message.trim()
  return refused({ code: `kong ${status}`, message, status }, gatewayReason(reply, message))
}

/** The authentication server's general no, "Authentication Failed"; 2002 and 2003 are about the user. */
const deadToken = new Set(['op-auth 2001'])

/** No document tells whether the gateway lets a dead token through to the authentication server. */
function gatewayReason(reply: WireResponse, message: string): 'dead-token' | 'too-many' | 'other' {
  if (isTooMany(reply)) return 'too-many'
  return reply.status === 401 && /invalid authentication/i.test(message) ? 'dead-token' : 'other'
}

/** Once the day's requests are used up, no wait of seconds helps. */
function isTooMany({ status, headers }: WireResponse): boolean {
  return status === 429 && headers['x-ratelimit-remaining-day'] !== '0'
}

function wordsOf({ message, description }: Fields): string {
  const words = [wordsIn(message).trim(), wordsIn(description).trim()]
  return words.filter((part) => part !== '').join(' ')
}

const client = ['clientId', 'clientSecret']

const fields: Readonly<Record<string, readonly string[]>> = {
  'kong 401': ['clientId'],
  'kong 403': ['clientId'],
  invalid_client: client,
  unauthorized_client: client,
  redirect_uri_mismatch: ['redirect'],
  'op-exco 3007': ['ci'],
  'op-exco 3008': ['company', 'service'],
  'op-exco 3009': ['account'],
  'op-exco 3010': ['account'],
  'op-exco 3012': ['account'],
  'op-exco 9011': ['account'],
  'broker 4001': ['account'],
  'broker 5004': ['account'],
  'broker 5005': ['account'],
  'broker 5006': ['account'],
  'broker 5007': ['account'],
}

/** Where a token is asked for, the gateway checks the client's own keys; op-auth then checks the code. */
const aboutClient = new Set(['kong 401', 'op-apim 401'])

/** The typed fields that a refusal is about. */
export function fieldsOf(code: string, check: CheckId): readonly string[] {
  if (check === 'token' && aboutClient.has(code)) return client
  return Object.hasOwn(fields, code) ? (fields[code] ?? []) : []
}
