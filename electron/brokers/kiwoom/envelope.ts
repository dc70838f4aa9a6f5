import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, objectIn, wordsIn } from '../common/body.ts'
import { answered, notJson, refused } from '../common/verdicts.ts'
import { reasonOf, toRefusal } from './refusal.ts'

/** The body of an answer that is not a refusal. Refusals come with status 200, so the body decides. */
export function openEnvelope(reply: WireResponse): Verdict<Fields> {
  const body = objectIn(reply.body)
  if (!body) return notJson(reply)
  const code = codeIn(body.return_code)
  if (code === null || Number(code) === 0) return answered(body)
  const refusal = toRefusal(code, wordsIn(body.return_msg).trim())
  return refused({ ...refusal, status: reply.status }, reasonOf(refusal))
}
