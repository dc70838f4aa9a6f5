import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Instant } from '../../shared/domain/time.ts'

/** How the page itself stands with the monitor; times on this machine's clock. */
export interface PageState {
  readonly closedAt: Instant | null
  /** Feeds that ended although the port is open, and since when. */
  readonly broken: ReadonlyMap<string, Instant>
}

/** `closed`: Vigil is gone, and only a restart helps. `page`: some of its news do not reach this page now. */
export type Gone = 'closed' | 'page' | null

/** Why nothing on this page can be taken for the present. */
export function goneOf({ closedAt, broken }: PageState): Gone {
  if (closedAt !== null) return 'closed'
  return broken.size > 0 ? 'page' : null
}

export type PageStore = StoreApi<PageState>

export function createPageStore(): PageStore {
  return createStore<PageState>(() => ({ closedAt: null, broken: new Map() }))
}

export function markBroken(page: PageStore, feed: string, at: Instant): void {
  const { broken } = page.getState()
  if (!broken.has(feed)) page.setState({ broken: new Map([...broken, [feed, at]]) })
}

export function markMended(page: PageStore, feed: string): void {
  const { broken } = page.getState()
  if (broken.has(feed)) page.setState({ broken: new Map([...broken].filter(([name]) => name !== feed)) })
}
