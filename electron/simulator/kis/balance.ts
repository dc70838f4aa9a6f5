import type { Market } from '../market/createMarket.ts'
import type { Answer, Question } from '../server/openServer.ts'
import { balanceRows, mergedRow, type Row } from './balanceRows.ts'
import { balanceSums } from './balanceSums.ts'
import type { Customer } from './customer.ts'
import { accepted, refusal } from './refusals.ts'
import { valued } from './valuation.ts'

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

/** Rows on one page. */
const pageLengths: Readonly<Record<string, number>> = { TTTC8434R: 50, VTTC8434R: 20 }

/**
 * 주식잔고조회 (TTTC8434R, on the mock server VTTC8434R): by loan date (INQR_DVSN 01) or by issue (02), in pages. The sums
 * are the whole account's on each of them (assumed).
 */
export function inquireBalance(question: Question, customer: Customer, market: Market): Answer {
  const { query, headers } = question
  const { account, product } = customer.credential
  if (query.get('CANO') !== account || query.get('ACNT_PRDT_CD') !== product) return refusal('OPSQ2000')
  const division = query.get('INQR_DVSN')
  const isAsked = parameters.every((name) => query.has(name)) && (division === '01' || division === '02')
  if (!isAsked) return refusal('OPSQ2001')

  const figures = customer.account.positions().map((position) => valued(position, market))
  const rows = division === '01' ? figures.flatMap(balanceRows) : figures.map(mergedRow)
  const from = firstRow(question, rows, areaOf(customer))
  if (from === undefined) return refusal('OPSQ2001')
  const until = from + (pageLengths[`${headers.tr_id}`] ?? rows.length)
  const next = rows[until]
  const body = {
    ctx_area_fk100: areaOf(customer).padEnd(100),
    ctx_area_nk100: (next?.key ?? '').padEnd(100),
    output1: rows.slice(from, until).map(({ fields }) => fields),
    output2: [balanceSums(figures)],
  }
  return accepted(body, { hasMore: next !== undefined })
}

function areaOf({ credential }: Customer): string {
  return `${credential.account}!^${credential.product}`
}

/**
 * Where the page begins that is asked for; `undefined` for a continuation that this account never gave out. A first
 * request is known by its blank tr_cont, whatever its continuation fields hold.
 */
function firstRow({ headers, query }: Question, rows: readonly Row[], area: string): number | undefined {
  const continued = `${headers.tr_cont ?? ''}`.trim()
  if (continued === '') return 0
  const isOwn = continued === 'N' && query.get('CTX_AREA_FK100')?.trim() === area
  const key = query.get('CTX_AREA_NK100')?.trim()
  const at = isOwn ? rows.findIndex((row) => row.key === key) : -1
  return at < 0 ? undefined : at
}
