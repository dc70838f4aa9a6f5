import fc from 'fast-check'
import type { WireResponse } from '../../../electron/net/http.ts'
import { replyOf } from './replies.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Container = Json[] | { [key: string]: Json }

/** Every place in a value, as the container and the key in it. */
function placesOf(value: Json): readonly (readonly [Container, string])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as const, ...placesOf(inner)])
}

function put(container: Container, key: string, value: Json): void {
  if (Array.isArray(container)) container[Number(key)] = structuredClone(value)
  else container[key] = structuredClone(value)
}

const oddities: readonly Json[] = [
  ...['', ' ', '0', '00', '1', '8005', 'x[8005:', '[CODE=8005,', 'EGW00123', 'op-exco', 'revoked', '<b>'],
  ...['2026-99-99 99:99:99', '99991231235959', '-1', '1e400', '\ud800', '\u0000', 'ㄱ'.repeat(3000)],
  ...[null, true, 0, -0, 200, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], { toString: 'x' }],
]

/** Names that decoders look for, and some that nobody should. */
const names = [
  ...['rt_cd', 'msg_cd', 'msg1', 'error_code', 'error_description', 'access_token', 'token', 'expires_in'],
  ...['access_token_token_expired', 'expires_dt', 'return_code', 'return_msg', 'category', 'code', 'message'],
  ...[
    'description',
    'error',
    'refresh_token',
    'result',
    'vtAccList',
    'vtAccNo',
    'output1',
    'output2',
    'stk_cd',
  ],
  ...['__proto__', 'constructor', 'length'],
]

/** What was captured, damaged in up to four places and now and then in the text; secrets are sent back in it. */
export function hostileReply(
  bodies: readonly string[],
  secrets: readonly string[],
): fc.Arbitrary<WireResponse> {
  const echo = fc
    .tuple(fc.constantFrom(...secrets), fc.nat(40), fc.nat(200), fc.constantFrom('', ' ', '가', '…'))
    .map(([secret, from, length, beside]) =>
      length < 60 ? `${beside}${secret}${beside}` : beside + secret.slice(from % 20, (from % 20) + length),
    )
  const value: fc.Arbitrary<Json> = fc.oneof(
    { weight: 4, arbitrary: echo },
    { weight: 4, arbitrary: fc.constantFrom(...oddities) },
    { weight: 1, arbitrary: fc.string() },
  )
  const mutation = fc.record({ where: fc.nat(), name: fc.option(fc.constantFrom(...names)), value })
  const text = fc
    .tuple(fc.constantFrom(...bodies), fc.array(mutation, { maxLength: 4 }))
    .map(([body, mutations]) => {
      const damaged: Json = JSON.parse(body)
      for (const { where, name, value } of mutations) {
        const places = placesOf(damaged)
        const [container, key] = places[where % Math.max(1, places.length)] ?? []
        if (container && key !== undefined)
          put(container, Array.isArray(container) ? key : (name ?? key), value)
      }
      return JSON.stringify(damaged)
    })
  const page = echo.map((words) => `<html><title>${words}</title><h1>${words}</h1>`)
  const broken = fc.tuple(text, fc.nat()).map(([whole, at]) => whole.slice(0, at % (whole.length + 1)))
  return fc
    .tuple(
      fc.oneof(
        { weight: 12, arbitrary: text },
        { weight: 1, arbitrary: page },
        { weight: 1, arbitrary: broken },
        { weight: 1, arbitrary: echo },
      ),
      fc.constantFrom(200, 200, 400, 401, 403, 429, 500, 503),
      fc.constantFrom({}, { 'content-type': 'text/html' }, { 'x-ratelimit-remaining-day': '0' }),
    )
    .map(([body, status, headers]) => replyOf(body, status, headers))
}
