import type { Figure } from '../../../shared/domain/figure.ts'
import type {
  AccountBalance,
  BalanceSums,
  EquityRow,
  FundResult,
  FundRow,
  OtherRow,
} from '../../../shared/domain/portfolio.ts'
import type { BalanceSource } from '../../monitor/broker.ts'
import type { Access } from '../common/access.ts'
import type { Fields } from '../common/body.ts'
import { answered } from '../common/verdicts.ts'
import { accountSource } from './accountSource.ts'
import type { AccountAsker } from './envelope.ts'
import { countIn, dayIn, decimalIn, underAny, wonIn } from './figures.ts'
import type { Layout } from './listing.ts'
import type { Whole } from './pages.ts'
import { equityTypeIn, financingIn, fundIn, otherTypeIn, paperIn } from './rows.ts'

interface BalanceRows {
  readonly equity: EquityRow
  readonly fund: FundRow
  readonly other: OtherRow
}

/** Koscom open API, 계좌잔고 조회. */
export const balanceLayout: Layout<BalanceRows> = {
  list: 'balanceList',
  block: 'balance',
  head: 'summary',
  part: 'balanceResponseBody',
  equity(row) {
    const paper = paperIn(row, 'productName')
    if (paper.kind !== 'answered') return paper
    return answered({ ...paper.answer, type: equityTypeIn(row), ...heldIn(row) })
  },
  fund(row) {
    const fund = fundIn(row)
    if (fund.kind !== 'answered') return fund
    return answered({
      ...fund.answer,
      worth: worthIn(row),
      result: resultIn(row),
      rate: decimalIn(row.earningRate),
      firstBought: dayIn(row.firstDateBuy),
      lastBought: dayIn(row.lastDateBuy),
    })
  },
  other(row) {
    const paper = paperIn(row, 'assetName')
    if (paper.kind !== 'answered') return paper
    return answered({ ...paper.answer, type: otherTypeIn(row), ...heldIn(row) })
  },
}

export function balanceSource(access: Access, asker: AccountAsker): BalanceSource {
  return accountSource(access, asker, {
    path: '/balance/search',
    part: 'balanceRequestBody',
    more: {},
    layout: balanceLayout,
    finish: balanceOf,
  })
}

export function balanceOf({ head, equities, funds, others, told }: Whole<BalanceRows>): AccountBalance {
  return {
    sums: sumsIn(head ?? {}),
    equities: [...equities],
    funds: [...funds],
    others: [...others],
    rowsTold: told,
  }
}

function sumsIn(summary: Fields): BalanceSums {
  return {
    cash: wonIn(summary.cashBalance),
    d1: wonIn(summary.d1),
    d2: wonIn(summary.d2),
    // The document's own sample program has it misspelt.
    substitute: underAny(summary, ['substitute', 'substiture'], wonIn),
    receivable: wonIn(summary.receivable),
    margin: wonIn(summary.subsMargin),
    loanCredit: wonIn(summary.loanCredit),
    withdrawable: wonIn(summary.cashAvWithdraw),
    cost: wonIn(summary.valAtTrade),
    worth: worthIn(summary),
    profit: wonIn(summary.proLoss),
    total: wonIn(summary.totalAccVal),
  }
}

function heldIn(row: Fields) {
  return {
    financing: financingIn(row),
    quantity: countIn(row.qty),
    cost: wonIn(row.valAtTrade),
    worth: worthIn(row),
    profit: wonIn(row.proLoss),
    rate: decimalIn(row.earningRate),
  }
}

/** Now one name, now the other, without a rule. */
function worthIn(fields: Fields): Figure<number> {
  return underAny(fields, ['valAtCur', 'valueAtCur'], wonIn)
}

function resultIn(row: Fields): FundResult {
  const [cost, profit, worth] = [wonIn(row.valAtTrade), wonIn(row.proLoss), worthIn(row)]
  const isFree = cost.kind === 'sent' && cost.value === 0
  const isAllProfit = profit.kind === 'sent' && worth.kind === 'sent' && profit.value === worth.value
  return isFree && isAllProfit ? { kind: 'without-cost' } : { kind: 'told', cost, profit }
}
