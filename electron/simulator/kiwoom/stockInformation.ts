import type { Market } from '../market/createMarket.ts'
import type { ListedIssue } from '../market/issues.ts'
import type { Quote } from '../market/quotes.ts'
import type { JsonObject } from '../server/json.ts'
import { accepted, type Envelope, refusal } from './refusals.ts'

/** 주식기본정보요청 (ka10001). Fields in the document's order; its example has them shifted by some columns. */
export function stockInformation(body: JsonObject, market: Market): Envelope {
  const asked = body.stk_cd
  if (typeof asked !== 'string' || asked === '') return refusal(1511)
  const quote = market.quote(asked.replace(/_(NX|AL)$/, ''))
  if (!quote) return refusal(1902)
  return accepted({
    stk_cd: asked,
    stk_nm: quote.issue.name,
    ...companyFigures(quote),
    ...yearFigures(quote),
    ...dayFigures(quote),
    fav_unit: '원',
    dstr_stk: `${Math.floor(sharesOf(quote.issue) * 0.6)}`,
    dstr_rt: '60.00',
  })
}

/** Thousands of shares; invented, and of a size that suits the price. */
export function sharesOf(issue: ListedIssue): number {
  return Math.round(4_000_000_000 / issue.previousClose) + 5_000
}

function companyFigures(quote: Quote): Readonly<Record<string, string>> {
  const { price, issue } = quote
  const shares = sharesOf(issue)
  return {
    setl_mm: '12',
    fav: '500',
    cap: `${Math.round((shares * 500) / 100_000)}`,
    flo_stk: `${shares}`,
    crd_rt: '+0.08',
    oyr_hgst: signed(Math.round(issue.previousClose * 1.31), issue.previousClose),
    oyr_lwst: signed(Math.round(issue.previousClose * 0.66), issue.previousClose),
    mac: `${Math.round((shares * price) / 100_000)}`,
    mac_wght: '',
    for_exh_rt: '12.40',
    repl_pric: `${Math.floor(issue.previousClose * 0.7)}`,
    // Funds have neither earnings nor a book value; brokers leave such fields blank.
    per: issue.fund ? '' : '14.20',
    eps: issue.fund ? '' : `${Math.round(issue.previousClose / 14.2)}`,
    roe: issue.fund ? '' : '8.3',
    pbr: issue.fund ? '' : '1.18',
    ev: '',
    bps: issue.fund ? '' : `${Math.round(issue.previousClose / 1.18)}`,
    sale_amt: issue.fund ? '' : `${Math.round(shares / 12)}`,
    bus_pro: issue.fund ? '' : `${Math.round(shares / 130)}`,
    cup_nga: issue.fund ? '' : `${Math.round(shares / 170)}`,
  }
}

function yearFigures({ issue, price }: Quote): Readonly<Record<string, string>> {
  const { previousClose } = issue
  const highest = Math.round(previousClose * 1.27)
  const lowest = Math.round(previousClose * 0.71)
  return {
    '250hgst': signed(highest, previousClose),
    '250lwst': signed(lowest, previousClose),
    high_pric: signed(Math.max(price, previousClose), previousClose),
    open_pric: signed(previousClose, previousClose),
    low_pric: signed(Math.min(price, previousClose), previousClose),
    upl_pric: signed(Math.floor(previousClose * 1.3), previousClose),
    lst_pric: signed(Math.ceil(previousClose * 0.7), previousClose),
    base_pric: `${previousClose}`,
    exp_cntr_pric: '-0',
    exp_cntr_qty: '0',
    '250hgst_pric_dt': '20260611',
    '250hgst_pric_pre_rt': percent(price, highest),
    '250lwst_pric_dt': '20260302',
    '250lwst_pric_pre_rt': percent(price, lowest),
  }
}

function dayFigures({ issue, price, volume }: Quote): Readonly<Record<string, string>> {
  const change = price - issue.previousClose
  return {
    cur_prc: signed(price, issue.previousClose),
    pre_sig: change > 0 ? '2' : change < 0 ? '5' : '3',
    pred_pre: `${change > 0 ? '+' : ''}${change}`,
    flu_rt: percent(price, issue.previousClose),
    trde_qty: `${volume}`,
    trde_pre: percent(volume, volume + 1_000),
  }
}

/** A price bears the sign of its distance to the previous close. */
function signed(price: number, close: number): string {
  return `${price > close ? '+' : price < close ? '-' : ''}${price}`
}

function percent(figure: number, reference: number): string {
  const rate = (((figure - reference) * 100) / reference).toFixed(2)
  return figure > reference ? `+${rate}` : rate
}
