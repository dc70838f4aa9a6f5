import type { Environment } from '../../../shared/domain/instrument.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireRequest, WireResponse } from '../../net/http.ts'
import { type Fields, isFields } from '../common/body.ts'
import { answerWithin } from '../common/tokenWire.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { type Asker, encodeInquiry } from './inquiry.ts'
import type { PageEnd } from './pages.ts'
import { trIds } from './trIds.ts'

/** 주식잔고조회, which 모의투자 has by another id. */
export function balanceTr(environment: Environment): string {
  return environment === 'mock' ? trIds.balance.mock : trIds.balance.live
}

export interface BalanceQuestion {
  /** INQR_DVSN: a row for each loan (01), or one for each issue (02). */
  readonly rows: 'by-loan' | 'by-issue'
  /** The end of the page before, where this one goes on; `null`: the first page. */
  readonly after: PageEnd | null
}

export function encodeBalance(
  asker: Asker,
  { rows, after }: BalanceQuestion,
  token: Secret,
  signal: AbortSignal,
): WireRequest {
  const parameters = {
    AFHR_FLPR_YN: 'N',
    OFL_YN: '',
    INQR_DVSN: rows === 'by-loan' ? '01' : '02',
    UNPR_DVSN: '01',
    FUND_STTL_ICLD_YN: 'N',
    FNCG_AMT_AUTO_RDPT_YN: 'N',
    PRCS_DVSN: '00',
    CTX_AREA_FK100: after?.search ?? '',
    CTX_AREA_NK100: after?.next ?? '',
  }
  const trId = balanceTr(asker.environment)
  const continued = after !== null
  return encodeInquiry(
    asker,
    { trId, path: 'trading/inquire-balance', parameters, continued, deadline: answerWithin },
    token,
    signal,
  )
}

export interface BalanceBody {
  readonly rows: readonly unknown[]
  /** `null`: not in this answer. */
  readonly sums: Fields | null
  /** The rest of it: where the page ended. */
  readonly body: Fields
}

/**
 * An account's balance: its holdings, and its sums (a list of one, sometimes bare). Rows speak for themselves; that
 * there are none is believed only beside the sums of an account.
 */
export function openBalance(reply: WireResponse): Verdict<BalanceBody> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { output1, output2 } = envelope.answer
  if (!Array.isArray(output1)) return unreadable('no output1')
  const sums = sumsAmong(output2)
  if (output1.length === 0 && sums === null) return unreadable('no output2')
  return answered({ rows: output1, sums, body: envelope.answer })
}

/** Of two nobody knows which are the account's. */
function sumsAmong(output2: unknown): Fields | null {
  const told: readonly unknown[] = Array.isArray(output2) ? output2 : [output2]
  const [sums] = told
  return told.length === 1 && isFields(sums) ? sums : null
}

/** For the check of an account, which looks at none of its figures. */
export function decodeBalance(reply: WireResponse): Verdict<null> {
  const balance = openBalance(reply)
  return balance.kind === 'answered' ? answered(null) : balance
}
