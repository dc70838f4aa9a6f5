import type { Holdings } from '../../../shared/domain/holding.ts'
import type { HoldingsSource } from '../../monitor/broker.ts'
import type { Access } from '../common/access.ts'
import { type BalancePage, balanceQuestion } from './balancePages.ts'
import type { Asker } from './inquiry.ts'

/** Every row of the account that belongs to a listed issue. */
export function holdingsSource(access: Access, asker: Asker): HoldingsSource {
  return balanceQuestion(access, asker, holdingsOf)
}

/** Funds are counted: a list must not be short without a word. */
export function holdingsOf(pages: readonly BalancePage[]): Holdings {
  const rows = pages.flatMap((page) => page.rows)
  const holdings = rows.flatMap(({ code, name, financing, dealing, held, sellable }) =>
    code === null ? [] : [{ issue: { code, name }, financing, dealing, held, sellable }],
  )
  return { holdings, unlisted: rows.length - holdings.length }
}
