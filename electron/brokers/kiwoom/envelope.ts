import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, objectIn, tellsTwice, wordsIn } from '../common/body.ts'
import { answered, notJson, refused, unreadable } from '../common/verdicts.ts'
import { reasonOf, toRefusal } from './refusal.ts'

/**
 * The body of an answer that is not a refusal. Refusals come with status 200, so the body decides. A body that tells a
 * field twice is no answer.
 */
export function openEnvelope(reply: WireResponse): Verdict<Fields> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  if (tellsTwice(reply.body, body)) return unreadable('a field told twice')
  const code = codeIn(body.return_code)
  if (code === null || Number(code) === 0) return answered(body)
  const refusal = toRefusal(code, wordsIn(body.return_msg).trim())
  return refused({ ...refusal, status: reply.status }, reasonOf(refusal))
}
