import type { Market } from '../market/createMarket.ts'
import type { Answer, Question } from '../server/openServer.ts'
import { heldOf, nothingOf, type Position, sellableOf } from './account.ts'
import type { Customer } from './customer.ts'
import { asksExactly, isUtf8Json } from './form.ts'
import { accepted, refusal } from './refusals.ts'
import type { SellableScript } from './sellableScript.ts'
import { averagePrice, percent, valued } from './valuation.ts'

const parameters = ['CANO', 'ACNT_PRDT_CD', 'PDNO']

interface SellableDeps {
  readonly customer: Customer
  readonly market: Market
  readonly script: SellableScript
}

/**
 * 매도가능수량조회 [국내주식-165] (TTTC8408R). The document calls the body's object `output1`; captured answers have
 * `output`. How the live server refuses a wrong content type or an unknown issue is in no document: both codes are assumed.
 */
export function inquireSellable({ headers, query }: Question, deps: SellableDeps): Answer {
  const { customer, market, script } = deps
  const { account, product } = customer.credential
  if (!isUtf8Json(headers)) return refusal('EGW00101')
  if (!asksExactly(query, parameters)) return refusal('OPSQ2001')
  if (query.get('CANO') !== account || query.get('ACNT_PRDT_CD') !== product) return refusal('OPSQ2000')
  const code = script.about() ?? query.get('PDNO') ?? ''
  const position = customer.account.find(code)
  if (position) return told(position, deps)
  const issue = market.quote(code)?.issue
  if (!issue) return refusal('OPSQ2001')
  return notHeld(nothingOf(issue), deps)
}

function notHeld(nothing: Position, deps: SellableDeps): Answer {
  const form = deps.script.notHeldForm()
  if (form === 'refused') return refusal('OPSQ2001')
  if (form === 'empty') return accepted({ output: {} })
  if (form === 'zeros') return told(nothing, deps)
  const names = Object.keys(figuresOf(nothing, deps.market))
  return accepted({ output: Object.fromEntries(names.map((name) => [name, ''])) })
}

function told(position: Position, { market, script }: SellableDeps): Answer {
  return accepted({ output: script.spoil(figuresOf(position, market)) })
}

/** The thirteen fields in the document's order: texts without a plus sign, a comma or a leading zero. */
function figuresOf(position: Position, market: Market): Readonly<Record<string, string>> {
  const figures = valued(position, market)
  const { price, cost, worth } = figures
  return {
    pdno: position.issue.code,
    prdt_name: position.issue.name,
    buy_qty: `${position.boughtToday}`,
    sll_qty: `${position.soldToday}`,
    cblc_qty: `${heldOf(position)}`,
    nsvg_qty: `${position.nonSavings}`,
    ord_psbl_qty: `${sellableOf(position)}`,
    pchs_avg_pric: averagePrice(figures),
    pchs_amt: `${cost}`,
    now_pric: `${price}`,
    evlu_amt: `${worth}`,
    evlu_pfls_amt: `${worth - cost}`,
    evlu_pfls_rt: percent(worth - cost, cost),
  }
}
