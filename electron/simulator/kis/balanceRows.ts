import { kstDate } from '../../../shared/domain/time.ts'
import { creditOf, heldOf, type Loan, sellableOf } from './account.ts'
import { averagePrice, percent, type Valued } from './valuation.ts'

/** One row of output1. */
export interface Row {
  /** Where a page that begins with this row goes on. */
  readonly key: string
  readonly fields: Readonly<Record<string, string>>
}

interface Part {
  readonly loan: Loan | undefined
  readonly held: number
  readonly sellable: number
  readonly cost: number
  /** Today's trades are told in an issue's first row (assumed). */
  readonly isFirst: boolean
}

/** By loan date: a row for the cash shares, and one for each loan. A cash order sells nothing of the latter. */
export function balanceRows(figures: Valued): readonly Row[] {
  const { position, cost } = figures
  const { credit, paid, issue } = position
  const cash = heldOf(position) - creditOf(credit)
  const loans = credit.map((loan) => ({ loan, cost: Math.floor(paid * loan.quantity) }))
  const hasCash = cash > 0 || credit.length === 0
  // What rounding leaves over goes to the first row, so that an issue's rows sum up to its cost.
  const rest = cost - loans.reduce((sum, each) => sum + each.cost, 0)
  const cashPart = { loan: undefined, held: cash, sellable: sellableOf(position), cost: rest, isFirst: true }
  const loanParts = loans.map(({ loan, cost }, n) => {
    const isFirst = n === 0 && !hasCash
    return { loan, held: loan.quantity, sellable: 0, cost: isFirst ? cost + rest : cost, isFirst }
  })
  return [...(hasCash ? [cashPart] : []), ...loanParts].map((part) => ({
    key: `${issue.code}!^${part.loan?.since ?? ''}`,
    fields: rowOf(figures, part),
  }))
}

/** By issue: one row, whatever stands behind the shares. */
export function mergedRow(figures: Valued): Row {
  const { position, cost } = figures
  const part = {
    loan: undefined,
    held: heldOf(position),
    sellable: sellableOf(position),
    cost,
    isFirst: true,
  }
  const loan_amt = `${position.credit.reduce((sum, loan) => sum + lent(loan, figures), 0)}`
  return { key: position.issue.code, fields: { ...rowOf(figures, part), loan_amt } }
}

/** Won lent for a loan's shares: three fifths of what they cost (assumed). */
export function lent({ quantity }: Loan, { position }: Valued): number {
  return Math.floor(position.paid * quantity * 0.6)
}

function rowOf(figures: Valued, { loan, held, sellable, cost, isFirst }: Part): Row['fields'] {
  const { position, price } = figures
  const { issue, boughtToday, soldToday } = position
  const worth = price * held
  const rate = percent(worth - cost, cost)
  const change = price - issue.previousClose
  return {
    pdno: issue.code,
    prdt_name: issue.name,
    trad_dvsn_name: loan ? '자기융자' : '현금',
    bfdy_buy_qty: '0',
    bfdy_sll_qty: '0',
    thdt_buyqty: `${isFirst ? boughtToday : 0}`,
    thdt_sll_qty: `${isFirst ? soldToday : 0}`,
    hldg_qty: `${held}`,
    ord_psbl_qty: `${sellable}`,
    pchs_avg_pric: averagePrice(figures),
    pchs_amt: `${cost}`,
    prpr: `${price}`,
    evlu_amt: `${worth}`,
    evlu_pfls_amt: `${worth - cost}`,
    evlu_pfls_rt: rate,
    evlu_erng_rt: `${rate}000000`,
    loan_dt: loan?.since ?? '',
    loan_amt: `${loan ? lent(loan, figures) : 0}`,
    stln_slng_chgs: '0',
    expd_dt: loan ? expiryOf(loan) : '',
    fltt_rt: `${percent(change, issue.previousClose)}000000`,
    bfdy_cprs_icdc: `${change}`,
    item_mgna_rt_name: '20%',
    grta_rt_name: '',
    sbst_pric: `${Math.floor(issue.previousClose * 0.7)}`,
    stck_loan_unpr: '0.0000',
  }
}

/** Ninety days after the loan. */
function expiryOf({ since }: Loan): string {
  const [year, month, day] = [since.slice(0, 4), since.slice(4, 6), since.slice(6)].map(Number)
  return kstDate(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + 90))
}
