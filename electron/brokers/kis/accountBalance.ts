import type { AccountBalance } from '../../../shared/domain/portfolio.ts'
import type { BalanceSource } from '../../monitor/broker.ts'
import type { Access } from '../common/access.ts'
import { type BalancePage, balanceQuestion } from './balancePages.ts'
import type { BalanceRow } from './balanceRow.ts'
import { agreedSums } from './balanceSums.ts'
import type { Asker } from './inquiry.ts'

/** The account's sums and all of its rows. */
export function balanceSource(access: Access, asker: Asker): BalanceSource {
  return balanceQuestion(access, asker, balanceOf)
}

/** What is no listed issue's, a fund's row for one, stands with the others: KIS does not say what it is. */
export function balanceOf(pages: readonly BalancePage[]): AccountBalance {
  const rows = pages.flatMap((page) => page.rows)
  return {
    sums: agreedSums(pages.map(({ sums }) => sums).filter((sums) => sums !== null)),
    equities: rows.filter(({ code }) => code !== null).map(shownRow),
    funds: [],
    others: rows.filter(({ code }) => code === null).map(shownRow),
    rowsTold: null,
  }
}

function shownRow({ isin, code, name, financing, held, cost, worth, profit, rate }: BalanceRow) {
  const type = 'unknown' as const
  return { isin, code, name, type, financing, quantity: held, cost, worth, profit, rate }
}
