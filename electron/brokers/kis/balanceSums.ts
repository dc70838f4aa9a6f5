import type { BalanceSums } from '../../../shared/domain/portfolio.ts'
import type { Fields } from '../common/body.ts'
import { countIn, wholeIn } from './figures.ts'

/**
 * output2 of 주식잔고조회, which has no 대용금, 미수금, 대용증거금 and 출금가능금액. All of these names, and what they hold, are from
 * KIS's list of the fields and assumed: nothing of it was seen on the wire.
 */
export function balanceSumsIn(output2: Fields): BalanceSums {
  return {
    cash: wholeIn(output2.dnca_tot_amt),
    d1: wholeIn(output2.nxdy_excc_amt),
    d2: wholeIn(output2.prvs_rcdl_excc_amt),
    substitute: null,
    receivable: null,
    margin: null,
    loanCredit: countIn(output2.tot_loan_amt),
    withdrawable: null,
    cost: countIn(output2.pchs_amt_smtl_amt),
    worth: countIn(output2.evlu_amt_smtl_amt),
    profit: wholeIn(output2.evlu_pfls_smtl_amt),
    total: wholeIn(output2.tot_evlu_amt),
  }
}

type Name = keyof BalanceSums
type Told = BalanceSums[Name]

/** Prices move these from one page to the next. */
const moving: ReadonlySet<Name> = new Set(['worth', 'profit', 'total'])

/**
 * What the pages say together. No document tells whether sums are the account's or their page's: where all pages have one
 * cost, they are the account's, and those that prices move are as old as the first page. Otherwise a figure that pages
 * contradict each other about is none.
 */
export function agreedSums(told: readonly BalanceSums[]): BalanceSums {
  const [first = balanceSumsIn({})] = told
  const areAccounts = told.every(({ cost }) => isSame(cost, first.cost))
  return eachSum((name) =>
    areAccounts && moving.has(name)
      ? first[name]
      : told.map((sums) => sums[name]).reduce(sameOf, first[name]),
  )
}

function eachSum(of: (name: Name) => Told): BalanceSums {
  return {
    cash: of('cash'),
    d1: of('d1'),
    d2: of('d2'),
    substitute: of('substitute'),
    receivable: of('receivable'),
    margin: of('margin'),
    loanCredit: of('loanCredit'),
    withdrawable: of('withdrawable'),
    cost: of('cost'),
    worth: of('worth'),
    profit: of('profit'),
    total: of('total'),
  }
}

/** A page that leaves a figure empty contradicts nobody. */
function sameOf(one: Told, other: Told): Told {
  if (one === null || other?.kind === 'blank') return one
  if (other === null || one.kind === 'blank') return other
  return isSame(one, other) ? one : { kind: 'unreadable' }
}

function isSame(one: Told, other: Told): boolean {
  return one?.kind === 'sent' && other?.kind === 'sent' && one.value === other.value
}
