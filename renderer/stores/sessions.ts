import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'

/** How each broker of the active profile stands; one that is missing has not been told of yet. */
export type SessionsState = Readonly<Partial<Record<BrokerId, SessionStatus>>>
export type SessionsStore = StoreApi<SessionsState>

export function createSessionsStore(): SessionsStore {
  return createStore<SessionsState>(() => ({}))
}

export function mergeSessions(batch: readonly SessionStatus[]): SessionsState {
  return Object.fromEntries(batch.map((status) => [status.broker, status]))
}
