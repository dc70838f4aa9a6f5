import { heldOf } from './account.ts'
import { lent } from './balanceRows.ts'
import { percent, type Valued } from './valuation.ts'

/** Won in cash before today's trades are settled. */
const cash = 3_481_250

/** output2: the sums of the whole account. What was sold today is taken to have fetched the previous close. */
export function balanceSums(figures: readonly Valued[]): Readonly<Record<string, string>> {
  const sum = (of: (each: Valued) => number) => figures.reduce((total, each) => total + of(each), 0)
  const cost = sum((each) => each.cost)
  const worth = sum((each) => each.worth)
  const loans = sum((each) => each.position.credit.reduce((total, loan) => total + lent(loan, each), 0))
  const bought = sum(({ position }) => Math.round(position.paid * position.boughtToday))
  const sold = sum(({ position }) => position.issue.previousClose * position.soldToday)
  const settled = cash + sold - bought
  const whole = settled + worth
  const before = cash + sum(({ position }) => position.issue.previousClose * heldOf(position))
  return {
    dnca_tot_amt: `${cash}`,
    nxdy_excc_amt: `${cash}`,
    prvs_rcdl_excc_amt: `${settled}`,
    cma_evlu_amt: '0',
    bfdy_buy_amt: '0',
    thdt_buy_amt: `${bought}`,
    nxdy_auto_rdpt_amt: '0',
    bfdy_sll_amt: '0',
    thdt_sll_amt: `${sold}`,
    d2_auto_rdpt_amt: '0',
    bfdy_tlex_amt: '0',
    thdt_tlex_amt: '0',
    tot_loan_amt: `${loans}`,
    scts_evlu_amt: `${worth}`,
    tot_evlu_amt: `${whole}`,
    nass_amt: `${whole - loans}`,
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
