import type { ComposedEquity, ComposedFund, ComposedOther } from '../../../shared/domain/portfolio.ts'
import type { CompositionSource } from '../../monitor/broker.ts'
import type { Access } from '../common/access.ts'
import type { Fields } from '../common/body.ts'
import { answered } from '../common/verdicts.ts'
import { accountSource } from './accountSource.ts'
import type { AccountAsker } from './envelope.ts'
import { decimalIn } from './figures.ts'
import type { Layout } from './listing.ts'
import { equityTypeIn, fundIn, otherTypeIn, paperIn } from './rows.ts'

interface ComposedRows {
  readonly equity: ComposedEquity
  readonly fund: ComposedFund
  readonly other: ComposedOther
}

/** Koscom open API, 자산 포트폴리오 조회. */
const layout: Layout<ComposedRows> = {
  list: 'portfolioList',
  block: 'portfolio',
  head: 'cash',
  part: 'portfolioResponseBody',
  rspType: 'RAT',
  equity(row) {
    const paper = paperIn(row, 'productName')
    return paper.kind === 'answered'
      ? answered({ ...paper.answer, type: equityTypeIn(row), ...shareIn(row) })
      : paper
  },
  fund(row) {
    const fund = fundIn(row)
    return fund.kind === 'answered' ? answered({ ...fund.answer, ...shareIn(row) }) : fund
  },
  other(row) {
    const paper = paperIn(row, 'assetName')
    return paper.kind === 'answered'
      ? answered({ ...paper.answer, type: otherTypeIn(row), ...shareIn(row) })
      : paper
  },
}

/** Shares of the whole: the document advises against quantities, and few brokers tell them. */
export function compositionSource(access: Access, asker: AccountAsker): CompositionSource {
  return accountSource(access, asker, {
    path: '/portfolio/search',
    part: 'portfolioRequestBody',
    more: { rspType: layout.rspType },
    layout,
    finish: ({ head, equities, funds, others, told, rspType }) => ({
      amounts: rspType === 'QTY' ? 'quantity' : 'percent',
      vouchedFor: false,
      cash: decimalIn(head?.amt),
      equities: [...equities],
      funds: [...funds],
      others: [...others],
      rowsTold: told,
    }),
  })
}

function shareIn(row: Fields) {
  return { amount: decimalIn(row.qty), rate: decimalIn(row.earningRate) }
}
