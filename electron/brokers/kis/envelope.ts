import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, objectIn, tellsTwice, wordsIn } from '../common/body.ts'
import { answered, type Failing, notJson, refused, unreadable } from '../common/verdicts.ts'
import { reasonOf } from './refusal.ts'

/**
 * The body of a TR that went well. Errors come with status 500 and with 200 alike, so the body decides; msg1 is padded
 * with blanks. A body that tells a field twice is no answer.
 */
export function openEnvelope(reply: WireResponse): Verdict<Fields> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  if (tellsTwice(reply.body, body)) return unreadable('a field told twice')
  const result = codeIn(body.rt_cd)
  if (result === '0') return answered(body)
  return refusalIn(body, reply.status) ?? unreadable('neither rt_cd nor error_code')
}

/** Either form of a no: `msg_cd` and `msg1` of a TR, or `error_code` and `error_description` of a token request. */
export function refusalIn(body: Fields, status: number): Failing | null {
  const result = codeIn(body.rt_cd)
  const code = codeIn(body.error_code) ?? (result === '0' ? null : (codeIn(body.msg_cd) ?? result))
  if (code === null) return null
  const message = wordsIn(body.error_description) || wordsIn(body.msg1)
  return refused({ code, message: message.trim(), status }, reasonOf(code))
}
