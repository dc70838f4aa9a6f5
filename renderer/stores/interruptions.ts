import { createStore, type StoreApi } from 'zustand/vanilla'
import type { InterruptionNews } from '../../shared/contract.ts'
import type { KstDate } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

export interface InterruptionsState {
  /** The day shown; `null` until the first snapshot. */
  readonly date: KstDate | null
  readonly byId: ReadonlyMap<string, VolatilityInterruption>
  readonly newestFirst: readonly VolatilityInterruption[]
}

export type InterruptionsStore = StoreApi<InterruptionsState>

export const noInterruptions: InterruptionsState = { date: null, byId: new Map(), newestFirst: [] }

export function createInterruptionsStore(): InterruptionsStore {
  return createStore<InterruptionsState>(() => noInterruptions)
}

/** One new state for a whole batch. A snapshot replaces everything before it; of one event the last word wins. */
export function mergeNews(state: InterruptionsState, batch: readonly InterruptionNews[]): InterruptionsState {
  let merged = state
  let changes: VolatilityInterruption[] = []
  for (const news of batch) {
    if (news.kind === 'changed') {
      changes.push(news.interruption)
    } else {
      merged = { ...noInterruptions, date: news.date }
      changes = [...news.interruptions]
    }
  }
  return withChanges(merged, changes)
}

/** Events never change their place, so the order stands and only new ones are sorted into it. */
function withChanges(
  state: InterruptionsState,
  changes: readonly VolatilityInterruption[],
): InterruptionsState {
  if (changes.length === 0) return state
  const byId = new Map(state.byId)
  for (const interruption of changes) byId.set(interruption.id, interruption)
  const fresh = new Set(changes.map(({ id }) => id).filter((id) => !state.byId.has(id)))
  const kept = state.newestFirst.map((interruption) => byId.get(interruption.id) ?? interruption)
  const added = [...fresh].flatMap((id) => byId.get(id) ?? []).sort(newestFirst)
  // Two runs in order, which the sort takes in one pass.
  return { date: state.date, byId, newestFirst: [...added, ...kept].sort(newestFirst) }
}

function newestFirst(a: VolatilityInterruption, b: VolatilityInterruption): number {
  return b.triggeredAt - a.triggeredAt || b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1)
}
