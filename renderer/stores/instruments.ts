import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Market } from '../../shared/domain/instrument.ts'
import type { InstrumentBook, PackedInstrument } from '../../shared/domain/instruments.ts'

/** What is listed under a code. */
export interface Instrument {
  readonly code: string
  readonly name: string | null
  readonly kind: PackedInstrument[2]
  readonly market: Market | null
  readonly warning: PackedInstrument[4]
}

export interface InstrumentsState {
  /** How the list stands, without the list; `null`: not heard yet. */
  readonly told: Omit<InstrumentBook, 'entries'> | null
  readonly byCode: ReadonlyMap<string, Instrument>
}

export type InstrumentsStore = StoreApi<InstrumentsState>

export function createInstrumentsStore(): InstrumentsStore {
  return createStore<InstrumentsState>(() => ({ told: null, byCode: new Map() }))
}

/** The last of a batch. */
export function takeInstruments(store: InstrumentsStore): (batch: readonly InstrumentBook[]) => void {
  return (batch) => {
    const book = batch.at(-1)
    if (!book) return
    const { entries, ...told } = book
    const byCode = new Map(
      entries.map(([code, name, kind, market, warning]) => [code, { code, name, kind, market, warning }]),
    )
    store.setState({ told, byCode })
  }
}
