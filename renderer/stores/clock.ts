import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Instant } from '../../shared/domain/time.ts'

export interface ClockState {
  /** This machine's clock: for ages of what this machine noted. */
  readonly local: Instant
  /** The broker's time, whole seconds: for countdowns and for the clock on screen. */
  readonly market: Instant
  /** How often the machine was found to have slept, or its clock to have been set: ages from before cannot be told. */
  readonly leaps: number
}

export type ClockStore = StoreApi<ClockState>

/** What a page has to tell the time by. */
export interface ClockHands {
  readonly now: () => Instant
  /** Milliseconds of a clock that nobody sets. It may stand still while the machine sleeps. */
  readonly monotonic: () => number
  readonly after: (ms: number, then: () => void) => void
}

export interface ClockDeps extends ClockHands {
  /** This machine's clock minus the broker's, ms. */
  readonly skew: () => number
}

export interface PageClock {
  readonly store: ClockStore
  /** Reads the clock now. */
  readonly tick: () => void
  /** Reads it also at that moment of this machine's clock, and not up to a second later. */
  readonly tickAt: (local: Instant) => void
}

/** A timer may fire a little early; this much late is safely on the far side of the second. */
const margin = 5

/** So far apart the two clocks may drift, ms, before it counts as a leap: a clock that is being put right drifts too. */
const leapFrom = 1000

/** The only clock of the page: one step a second, on the broker's second. */
export function createClock({ now, monotonic, skew, after }: ClockDeps): PageClock {
  const hasLeapt = createLeapWatch(now() - monotonic())
  const read = (before: Omit<ClockState, 'market'>): ClockState => {
    const local = now()
    const leapt = hasLeapt(local - monotonic()) || local < before.local
    const market = Math.floor((local - skew()) / 1000) * 1000
    return { local, market, leaps: before.leaps + (leapt ? 1 : 0) }
  }
  const store = createStore<ClockState>(() => read({ local: 0, leaps: 0 }))
  const tick = () => store.setState(read(store.getState()))
  const run = () => {
    tick()
    const past = (((now() - skew()) % 1000) + 1000) % 1000
    after(1000 - past + margin, run)
  }
  const tickAt = (local: Instant) => {
    const { leaps } = store.getState()
    const latest = monotonic() + (local - now())
    // A timer knows nothing of a sleep, so none is set for more than a second. When the moment should have come by the
    // other clock, a look shows whether this one was set back.
    const nap = () => {
      const left = local - now()
      const steadyLeft = latest - monotonic()
      if (left <= 0 || steadyLeft <= 0) tick()
      if (left <= 0 || store.getState().leaps !== leaps) return
      after(Math.min(left, 1000, steadyLeft > 0 ? steadyLeft : 1000), nap)
    }
    nap()
  }
  run()
  return { store, tick, tickAt }
}

/**
 * Told how far this machine's clock is ahead of the one that nobody sets, says whether it has leapt since it last did.
 * Between any two moments without a leap the two clocks have drifted apart by less than `leapFrom`.
 */
function createLeapWatch(first: number): (ahead: number) => boolean {
  let least = first
  let most = first
  return (ahead) => {
    least = Math.min(least, ahead)
    most = Math.max(most, ahead)
    const leapt = most - least >= leapFrom
    if (leapt) least = most = ahead
    return leapt
  }
}
