import type { SellableQuantity } from '../../../shared/domain/sellableQuantity.ts'
import type { SellableQuantitySource } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { type Fields, isFields } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { countIn, decimalIn, nameIn, priceIn, wholeIn } from './figures.ts'
import { type Asker, encodeInquiry } from './inquiry.ts'
import { trIds } from './trIds.ts'

/** A trader waits no longer, ms. */
const longestWait = 3000

/**
 * 매도가능수량조회 [국내주식-165]. 모의투자 has no such TR.
 * A single question is answered or given up in time. One that is asked aside may wait for its turn.
 */
export function sellableSource(access: Access, asker: Asker): SellableQuantitySource {
  const exchange = (code: string, aside: boolean): Exchange<SellableQuantity | null> =>
    access.guarded({
      name: trIds.sellable,
      queue: access.queues.of('account'),
      ...(aside ? { lane: 'list' } : { lane: 'check', within: longestWait }),
      encode: (token, signal) => encodeInquiry(asker, inquiryOf(code, aside), token, signal),
      decode: (reply) => decodeSellable(reply, code),
    })
  return {
    question: trIds.sellable,
    ask: (code, signal, aside = false) => access.conversation.ask(exchange(code, aside), signal),
  }
}

const inquiryOf = (code: string, aside: boolean) => ({
  trId: trIds.sellable,
  path: 'trading/inquire-psbl-sell',
  parameters: { PDNO: code },
  // A single question's time is over before the request's own would be.
  deadline: aside ? longestWait : null,
})

/**
 * The guide's table calls the key `output1`; its overview, and what the server sends, call it `output`.
 * `null`: the key is there, and nothing stands in it. A body without the key is no answer, least of all a zero.
 */
export function decodeSellable(reply: WireResponse, code: string): Verdict<SellableQuantity | null> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { output, output1 } = envelope.answer
  if (output === undefined && output1 === undefined) return unreadable('no output')
  const told = output ?? output1 ?? null
  if (isEmpty(told)) return answered(null)
  return isFields(told) ? quantityIn(told, code) : unreadable('output')
}

/** Nobody has seen what comes for an issue that is not held, so every way of saying nothing counts. */
function isEmpty(told: unknown): boolean {
  if (Array.isArray(told)) return told.length === 0
  return isFields(told) ? Object.values(told).every(isBlank) : told === null
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '')
}

function quantityIn(fields: Fields, code: string): Verdict<SellableQuantity> {
  const told = typeof fields.pdno === 'string' ? fields.pdno.trim() : ''
  if (told === '') return unreadable('no pdno')
  if (told !== code) return { kind: 'unreadable', trouble: { kind: 'other-issue', asked: code, told } }
  return answered({
    issue: { code, name: nameIn(fields.prdt_name) },
    sellable: countIn(fields.ord_psbl_qty),
    held: countIn(fields.cblc_qty),
    boughtToday: countIn(fields.buy_qty),
    soldToday: countIn(fields.sll_qty),
    nonSavings: countIn(fields.nsvg_qty),
    averagePrice: priceIn(fields.pchs_avg_pric),
    cost: countIn(fields.pchs_amt),
    price: countIn(fields.now_pric),
    worth: countIn(fields.evlu_amt),
    profit: wholeIn(fields.evlu_pfls_amt),
    profitRate: decimalIn(fields.evlu_pfls_rt),
  })
}
