import type { Answer } from '../server/openServer.ts'

/**
 * Message by code, after the open platform's error page: "op-…" its own servers, "broker" a securities
 * company's, "kong" the gateway's plain answers.
 */
const messages: Readonly<Record<string, string>> = {
  'op-apim 400': 'Bad Request',
  'op-apim 401': 'Unauthorized',
  'op-apim 403': 'Forbidden',
  'op-apim 503': 'Service Unavailable',
  'op-auth 2001': 'Authentication Failed',
  'op-auth 2002': 'Invalid OTP Key',
  'op-auth 2003': 'Account Locked',
  'op-auth 2100': 'Authorization Failed',
  'op-exco 3002': 'Unknown api url',
  'op-exco 3003': '필수 항목 누락',
  'op-exco 3004': 'network error',
  'op-exco 3005': 'network timeout',
  'op-exco 3007': 'not found user',
  'op-exco 3008': 'not found company info',
  'op-exco 3009': 'not found account info',
  'op-exco 3010': 'expired account',
  'op-exco 3011': 'Json parsing error',
  'op-exco 3012': 'Unknown account number',
  'op-exco 3013': 'type error',
  'op-exco 3600': 'Target Company Service Unavailable',
  'op-exco 9011': 'invalid virtual account number.',
  'broker 4001': 'Account Not Found',
  'broker 4003': 'Mismatch between CI and AccountNo',
  'broker 4006': 'Agreement of Financial Information Not Found.',
  'broker 6001': 'invalid asset type',
  'broker 6002': 'invalid rspType',
  'broker 6003': 'invalid page value',
  'broker 7000': 'bad request',
  'kong 401': 'Invalid authentication credentials',
  'kong 404': 'no Route matched with those values',
  'kong 429': 'API rate limit exceeded',
}

const contentType = { 'Content-Type': 'application/json; charset=utf-8' }

/** A refusal by category and code, such as "op-exco 3003". */
export function refusal(code: string): Answer {
  const [category = '', number = ''] = code.split(' ')
  const message = messages[code] ?? 'Unknown error'
  const body = category === 'kong' ? { message } : { category, code: Number(number), message }
  return { status: statusOf(category, Number(number)), headers: contentType, body, refused: code }
}

/** The gateway's answer to a request that names no client at all. */
export function noApiKey(): Answer {
  return { ...refusal('kong 401'), body: { message: 'No API key found in request' } }
}

function statusOf(category: string, number: number): number {
  if (category === 'kong' || category === 'op-apim') return number
  if (category === 'op-auth') return number === 2100 ? 403 : 401
  if (category !== 'op-exco') return 500
  if (number === 3600) return 503
  return number === 3002 || number === 3003 ? 400 : 500
}

export function accepted(body: unknown): Answer {
  return { status: 200, headers: contentType, body }
}
