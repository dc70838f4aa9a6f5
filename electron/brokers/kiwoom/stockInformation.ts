import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { encodeQuestion } from './question.ts'

/** 주식기본정보요청. */
export const stockInformation = 'ka10001'

/** Listed since 1975, and nothing that hangs on an account: asked for only for the sake of an answer. */
export const samsungElectronics = '005930'

export function encodeStockInformation(
  rest: string,
  code: string,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const question = { apiId: stockInformation, path: 'stkinfo', fields: { stk_cd: code } }
  return encodeQuestion(rest, question, token, signal)
}

/**
 * The proof that a token is good for questions. The guide's example has its values in the wrong columns, so of them only the code is looked at.
 */
export function decodeStockInformation(reply: WireResponse): Verdict<null> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const code = envelope.answer.stk_cd
  const isTheOne = typeof code === 'string' && /^005930(_(NX|AL))?$/.test(code.trim())
  return isTheOne ? answered(null) : unreadable('no stk_cd')
}
