import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the page shows, as far as the user chooses it. */
export interface ViewState {
  /** The tab of the left side. */
  readonly left: 'vi' | 'watch' | 'program' | 'portfolio'
  /** What of the portfolio: the balance, or how much of each holding can be sold. */
  readonly portfolio: 'balance' | 'checks'
  /** The sellable check was brought up; matters where a narrow page has no place for it beside the rest. */
  readonly sell: boolean
  /** The settings are open. */
  readonly settings: boolean
  /** What is typed into the palette; `null`: it is closed. */
  readonly palette: string | null
}

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    left: 'vi',
    portfolio: 'balance',
    sell: false,
    settings: false,
    palette: null,
  }))
}
