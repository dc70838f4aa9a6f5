import type { Market } from '../market/createMarket.ts'
import { sharesOf } from '../market/issues.ts'
import { dailyLimits } from '../market/prices.ts'
import type { Quote } from '../market/quotes.ts'
import type { DayFigures } from '../market/tape.ts'
import type { JsonObject } from '../server/json.ts'
import { percent, priceSign, signed, signedPrice } from './priceForms.ts'
import { accepted, type Envelope, refusal } from './refusals.ts'

/** 주식기본정보요청 (ka10001). Fields in the document's order; its example has them shifted by some columns. */
export function stockInformation(body: JsonObject, market: Market): Envelope {
  const asked = body.stk_cd
  if (typeof asked !== 'string' || asked === '') return refusal(1511)
  const [, code = '', suffix] = /^(\w{6})(?:_(NX|AL))?$/.exec(asked) ?? []
  const day = market.today(code)
  const quote = market.quote(code)
  if (!(quote && day) || (suffix === 'NX' && !quote.issue.nxt)) return refusal(1902)
  return accepted({
    stk_cd: asked,
    stk_nm: quote.issue.name,
    ...companyFigures(quote),
    ...yearFigures(quote, day),
    ...dayFigures(quote),
    fav_unit: '원',
    dstr_stk: `${Math.floor(sharesOf(quote.issue) * 0.6)}`,
    dstr_rt: '60.00',
  })
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
    oyr_hgst: signedPrice(Math.round(issue.previousClose * 1.31), issue.previousClose),
    oyr_lwst: signedPrice(Math.round(issue.previousClose * 0.66), issue.previousClose),
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

function yearFigures({ issue, price }: Quote, day: DayFigures): Readonly<Record<string, string>> {
  const { previousClose } = issue
  const priced = (won: number) => signedPrice(won, previousClose)
  const limits = dailyLimits(issue)
  const highest = Math.round(previousClose * 1.31)
  const lowest = Math.round(previousClose * 0.66)
  return {
    '250hgst': priced(highest),
    '250lwst': priced(lowest),
    high_pric: priced(day.high),
    open_pric: priced(day.open),
    low_pric: priced(day.low),
    upl_pric: priced(limits.highest),
    lst_pric: priced(limits.lowest),
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
  return {
    cur_prc: signedPrice(price, issue.previousClose),
    pre_sig: priceSign(price, issue),
    pred_pre: signed(price - issue.previousClose),
    flu_rt: percent(price, issue.previousClose),
    trde_qty: `${volume}`,
    trde_pre: percent(volume, volume + 1_000),
  }
}
