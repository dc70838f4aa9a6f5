import { createStore, type StoreApi } from 'zustand/vanilla'

export type PortfolioColumn = 'issue' | 'quantity' | 'average' | 'worth' | 'profit' | 'rate'

export interface PortfolioSort {
  /** `null`: as the brokers told them. */
  readonly column: PortfolioColumn | null
  readonly descending: boolean
}

/** How the user looks at the portfolio. It stays while another panel is in its place. */
export interface PortfolioState {
  /** Of which account; `null`: all together. */
  readonly account: string | null
  /** The key of the selected row. */
  readonly selected: string | null
  readonly sort: PortfolioSort
  /** The findings are open. */
  readonly health: boolean
  /** The findings that the user has seen, by their keys. */
  readonly seen: ReadonlySet<string>
  /** What the card of weights is of. */
  readonly weights: 'classes' | 'holdings'
}

export type PortfolioStore = StoreApi<PortfolioState>

export function createPortfolioStore(): PortfolioStore {
  return createStore<PortfolioState>(() => ({
    account: null,
    selected: null,
    sort: { column: null, descending: false },
    health: true,
    seen: new Set(),
    weights: 'classes',
  }))
}
