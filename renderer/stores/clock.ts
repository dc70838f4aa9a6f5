import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Instant } from '../../shared/domain/time.ts'

export interface ClockState {
  /** This machine's clock: for ages of what this machine noted. */
  readonly local: Instant
  /** The broker's time, whole seconds: for countdowns and for the clock on screen. */
  readonly market: Instant
}

export type ClockStore = StoreApi<ClockState>

export interface ClockDeps {
  readonly now: () => Instant
  /** This machine's clock minus the broker's, ms. */
  readonly skew: () => number
  readonly after: (ms: number, then: () => void) => void
}

/** A timer may fire a little early; this much late is safely on the far side of the second. */
const margin = 5

/** The only clock of the page: one step a second, on the broker's second. */
export function createClock({ now, skew, after }: ClockDeps): { store: ClockStore; tick: () => void } {
  const read = (): ClockState => {
    const local = now()
    return { local, market: Math.floor((local - skew()) / 1000) * 1000 }
  }
  const store = createStore<ClockState>(read)
  const tick = () => store.setState(read())
  const run = () => {
    tick()
    const past = (((now() - skew()) % 1000) + 1000) % 1000
    after(1000 - past + margin, run)
  }
  run()
  return { store, tick }
}
