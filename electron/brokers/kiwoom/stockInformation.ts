import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { answerWithin } from '../common/tokenWire.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'

/** 주식기본정보요청. */
export const stockInformation = 'ka10001'

/** Listed since 1975, and nothing that hangs on an account. */
const samsungElectronics = '005930'

/** Asked only for the sake of an answer: it proves that the token is good for questions. */
export function encodeStockInformation(rest: string, token: Secret, signal: AbortSignal): WireRequest {
  return {
    method: 'POST',
    url: `${rest}/api/dostk/stkinfo`,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      authorization: `Bearer ${token.reveal()}`,
      'api-id': stockInformation,
    },
    body: JSON.stringify({ stk_cd: samsungElectronics }),
    deadline: answerWithin,
    signal,
  }
}

/** The guide's example has its values in the wrong columns, so of them only the code is looked at. */
export function decodeStockInformation(reply: WireResponse): Verdict<null> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const code = envelope.answer.stk_cd
  const isTheOne = typeof code === 'string' && /^005930(_(NX|AL))?$/.test(code.trim())
  return isTheOne ? answered(null) : unreadable('no stk_cd')
}
