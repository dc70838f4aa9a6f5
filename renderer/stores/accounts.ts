import { withAccountNews } from '../../shared/domain/accountNews.ts'
import type { AccountBook, AccountNews } from '../../shared/domain/accounts.ts'
import type { LatestStore } from './latest.ts'

/** One new book for a whole batch. */
export function takeAccounts(store: LatestStore<AccountBook>): (batch: readonly AccountNews[]) => void {
  return (batch) => {
    if (batch.length > 0) store.setState(({ value }) => ({ value: withAccountNews(value, batch) }))
  }
}
