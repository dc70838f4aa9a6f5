import type { ServerResponse } from 'node:http'
import { accepted } from './kisServer.ts'

/** A row as the guide to TTTC8434R lists its fields, as far as they are looked at. */
export const row = (pdno: string, more: object = {}) => ({
  pdno,
  prdt_name: `종목 ${pdno}`,
  trad_dvsn_name: '현금',
  hldg_qty: '10',
  ord_psbl_qty: '7',
  pchs_amt: '100000',
  evlu_amt: '112500',
  evlu_pfls_amt: '12500',
  evlu_pfls_rt: '12.50',
  loan_dt: '',
  loan_amt: '0',
  ...more,
})

/** Its sums, as far as they are looked at. */
export const sums = (more: object = {}) => ({
  dnca_tot_amt: '3000000',
  nxdy_excc_amt: '2900000',
  prvs_rcdl_excc_amt: '-150000',
  tot_loan_amt: '60000',
  pchs_amt_smtl_amt: '200000',
  evlu_amt_smtl_amt: '190000',
  evlu_pfls_smtl_amt: '-10000',
  tot_evlu_amt: '40000',
  ...more,
})

export interface Page {
  readonly rows: readonly object[]
  /** tr_cont; a page that is not the last ends with `next`. */
  readonly more: 'F' | 'M' | 'D' | 'E' | ''
  readonly next?: string
  /** `null`: the page has no such field. */
  readonly output2?: unknown
}

export function send(response: ServerResponse, { rows, more, next = '', output2 = [sums()] }: Page): void {
  const body = {
    ctx_area_fk100: '50918273!^01!^N'.padEnd(100),
    ctx_area_nk100: next.padEnd(100),
    output1: rows,
    ...(output2 === null ? {} : { output2 }),
    ...accepted,
  }
  response.writeHead(200, { tr_cont: more }).end(JSON.stringify(body))
}
