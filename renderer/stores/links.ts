import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'

export type LinksState = Readonly<Partial<Record<BrokerId, LinkStatus>>>
export type LinksStore = StoreApi<LinksState>

export function createLinksStore(): LinksStore {
  return createStore<LinksState>(() => ({}))
}

export function mergeLinks(batch: readonly LinkStatus[]): LinksState {
  return Object.fromEntries(batch.map((status) => [status.broker, status]))
}
