import type { Market } from '../market/createMarket.ts'
import type { ListedIssue } from '../market/issues.ts'
import type { Answer } from '../server/openServer.ts'
import type { Credential } from './credentials.ts'
import { accepted, refusal } from './refusals.ts'

export interface Holding {
  readonly issue: ListedIssue
  readonly quantity: number
  /** Won per share. */
  readonly paid: number
}

/** The documented parameters; each has to be there, some may be empty. */
const parameters = [
  'CANO',
  'ACNT_PRDT_CD',
  'AFHR_FLPR_YN',
  'OFL_YN',
  'INQR_DVSN',
  'UNPR_DVSN',
  'FUND_STTL_ICLD_YN',
  'FNCG_AMT_AUTO_RDPT_YN',
  'PRCS_DVSN',
  'CTX_AREA_FK100',
  'CTX_AREA_NK100',
]

interface AccountHolder {
  readonly credential: Credential
  readonly holdings: readonly Holding[]
}

/** 주식잔고조회 (TTTC8434R, on the mock server VTTC8434R): the whole account on one page. */
export function inquireBalance(query: URLSearchParams, holder: AccountHolder, market: Market): Answer {
  const { account, product } = holder.credential
  if (query.get('CANO') !== account || query.get('ACNT_PRDT_CD') !== product) return refusal('OPSQ2000')
  if (!parameters.every((name) => query.has(name))) return refusal('OPSQ2001')
  const figures = holder.holdings.map((holding) => valued(holding, market))
  return accepted({
    ctx_area_fk100: `${account}!^${product}`.padEnd(100),
    ctx_area_nk100: ''.padEnd(100),
    output1: figures.map(holdingRow),
    output2: [totals(figures)],
  })
}

interface Valued {
  readonly holding: Holding
  readonly price: number
  readonly cost: number
  readonly worth: number
}

function valued(holding: Holding, market: Market): Valued {
  const { issue, quantity, paid } = holding
  const price = market.quote(issue.code)?.price ?? issue.previousClose
  return { holding, price, cost: paid * quantity, worth: price * quantity }
}

function holdingRow({ holding, price, cost, worth }: Valued): Readonly<Record<string, string>> {
  const { issue, quantity, paid } = holding
  const rate = percent(worth - cost, cost)
  return {
    pdno: issue.code,
    prdt_name: issue.name,
    trad_dvsn_name: '현금',
    bfdy_buy_qty: '0',
    bfdy_sll_qty: '0',
    thdt_buyqty: '0',
    thdt_sll_qty: '0',
    hldg_qty: `${quantity}`,
    ord_psbl_qty: `${quantity}`,
    pchs_avg_pric: `${paid}.0000`,
    pchs_amt: `${cost}`,
    prpr: `${price}`,
    evlu_amt: `${worth}`,
    evlu_pfls_amt: `${worth - cost}`,
    evlu_pfls_rt: rate,
    evlu_erng_rt: `${rate}000000`,
    loan_dt: '',
    loan_amt: '0',
    stln_slng_chgs: '0',
    expd_dt: '',
    fltt_rt: `${percent(price - issue.previousClose, issue.previousClose)}000000`,
    bfdy_cprs_icdc: `${price - issue.previousClose}`,
    item_mgna_rt_name: '20%',
    grta_rt_name: '',
    sbst_pric: `${Math.floor(issue.previousClose * 0.7)}`,
    stck_loan_unpr: '0.0000',
  }
}

/** Won in cash, the same on each day of settlement: nothing was traded. */
const cash = 3_481_250

function totals(figures: readonly Valued[]): Readonly<Record<string, string>> {
  const sum = (of: (each: Valued) => number) => figures.reduce((total, each) => total + of(each), 0)
  const cost = sum((each) => each.cost)
  const worth = sum((each) => each.worth)
  const before = cash + sum(({ holding }) => holding.issue.previousClose * holding.quantity)
  const whole = cash + worth
  return {
    dnca_tot_amt: `${cash}`,
    nxdy_excc_amt: `${cash}`,
    prvs_rcdl_excc_amt: `${cash}`,
    cma_evlu_amt: '0',
    bfdy_buy_amt: '0',
    thdt_buy_amt: '0',
    nxdy_auto_rdpt_amt: '0',
    bfdy_sll_amt: '0',
    thdt_sll_amt: '0',
    d2_auto_rdpt_amt: '0',
    bfdy_tlex_amt: '0',
    thdt_tlex_amt: '0',
    tot_loan_amt: '0',
    scts_evlu_amt: `${worth}`,
    tot_evlu_amt: `${whole}`,
    nass_amt: `${whole}`,
    fncg_gld_auto_rdpt_yn: '',
    pchs_amt_smtl_amt: `${cost}`,
    evlu_amt_smtl_amt: `${worth}`,
    evlu_pfls_smtl_amt: `${worth - cost}`,
    tot_stln_slng_chgs: '0',
    bfdy_tot_asst_evlu_amt: `${before}`,
    asst_icdc_amt: `${whole - before}`,
    asst_icdc_erng_rt: `${percent(whole - before, before)}000000`,
  }
}

function percent(part: number, whole: number): string {
  const rate = ((part * 100) / whole).toFixed(2)
  return Number(rate) === 0 ? '0.00' : rate
}
