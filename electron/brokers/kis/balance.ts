import type { CredentialValues } from '../../../shared/domain/credential.ts'
import type { Environment } from '../../../shared/domain/instrument.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { isFields } from '../common/body.ts'
import { answerWithin } from '../common/tokenWire.ts'
import { revealed } from '../common/values.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { headersOf } from './headers.ts'

/** 주식잔고조회: TTTC8434R, in 모의투자 VTTC8434R. */
export function balanceTr(environment: Environment): string {
  return environment === 'mock' ? 'VTTC8434R' : 'TTTC8434R'
}

export interface BalanceQuestion {
  readonly rest: string
  readonly environment: Environment
  readonly values: CredentialValues
  readonly newId: () => string
}

/** Whose balance it is only the server can tell: it refuses an account that is not the app key's (OPSQ2000). */
export function encodeBalance(
  { rest, environment, values, newId }: BalanceQuestion,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const query = Object.entries({
    CANO: revealed(values, 'account'),
    ACNT_PRDT_CD: revealed(values, 'product'),
    AFHR_FLPR_YN: 'N',
    OFL_YN: '',
    INQR_DVSN: '02',
    UNPR_DVSN: '01',
    FUND_STTL_ICLD_YN: 'N',
    FNCG_AMT_AUTO_RDPT_YN: 'N',
    PRCS_DVSN: '00',
    CTX_AREA_FK100: '',
    CTX_AREA_NK100: '',
  }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return {
    method: 'GET',
    url: `${rest}/uapi/domestic-stock/v1/trading/inquire-balance?${query.join('&')}`,
    headers: headersOf(balanceTr(environment), token, { values, newId }),
    body: null,
    deadline: answerWithin,
    signal,
  }
}

/** Whether the answer is an account's balance: its holdings, and its sums (a list of one, sometimes bare). */
export function decodeBalance(reply: WireResponse): Verdict<null> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { output1, output2 } = envelope.answer
  if (!Array.isArray(output1)) return unreadable('no output1')
  const sums: unknown = Array.isArray(output2) ? output2[0] : output2
  return isFields(sums) ? answered(null) : unreadable('no output2')
}
