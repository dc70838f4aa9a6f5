import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Quote } from '../../shared/domain/quote.ts'

/** The latest price of each issue; how old each is, it says itself. */
export interface QuotesState {
  readonly byCode: ReadonlyMap<string, Quote>
}

export type QuotesStore = StoreApi<QuotesState>

export function createQuotesStore(): QuotesStore {
  return createStore<QuotesState>(() => ({ byCode: new Map() }))
}

/** One new state for a whole batch. Of another environment nothing stays. */
export function mergeQuotes({ byCode }: QuotesState, batch: readonly Quote[]): QuotesState {
  const environment = batch.at(-1)?.environment
  const merged = new Map(byCode)
  for (const quote of batch) merged.set(quote.code, quote)
  for (const [code, quote] of merged) if (quote.environment !== environment) merged.delete(code)
  return { byCode: merged }
}
