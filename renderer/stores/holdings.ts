import { createStore, type StoreApi } from 'zustand/vanilla'
import { sent } from '../../shared/domain/figure.ts'
import type { HoldingsAnswer } from '../../shared/domain/holding.ts'
import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { Heard } from './sellCheck.ts'

export type ToldHoldings = Extract<HoldingsAnswer, { readonly kind: 'answered' }>

/**
 * Why a run is over. `cut-short`: the monitor ended it before the last code, as it does when the account changes;
 * `lost`: the page lost the monitor.
 */
export type RunEnd = 'done' | 'cancelled' | 'cut-short' | 'lost'

/** One check after the other of many codes. */
export interface HoldingsRun {
  readonly codes: readonly string[]
  /** What no answer came for, in order: the first of them is being asked while the run goes on. */
  readonly left: readonly string[]
  /** Answers of this run that gave a quantity. An answer without one confirms nothing. */
  readonly confirmed: number
  readonly startedAt: Instant
  /** How often the page's clock had leapt at the start: every question of the run left after that. */
  readonly leaps: number
  /** `null`: it goes on. */
  readonly end: RunEnd | null
}

/** Why the newest question for the holdings brought none; times on this machine's clock. */
export type HoldingsFailure =
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly at: Instant }
  /** The page could not put it to the monitor. */
  | { readonly kind: 'lost'; readonly at: Instant }
  /** The answer was about an account that is not in use now. */
  | { readonly kind: 'other-session'; readonly at: Instant }

export type HoldingsColumn =
  | 'issue'
  | 'verdict'
  | 'held'
  | 'sellable'
  | 'difference'
  | 'explanation'
  | 'askedAt'

export interface HoldingsSort {
  /** `null`: as the broker told them. */
  readonly column: HoldingsColumn | null
  readonly descending: boolean
}

/** All holdings and what can be sold of each; everything in it is of the present session alone. */
export interface HoldingsState {
  /** The last that the broker told. Stays when a later question fails: `failure` is then newer. */
  readonly rows: ToldHoldings | null
  readonly failure: HoldingsFailure | null
  readonly asking: { readonly since: Instant } | null
  /** The newest answer for each code. */
  readonly answers: ReadonlyMap<string, Heard>
  /** The last run, going on or over. */
  readonly run: HoldingsRun | null
  readonly sort: HoldingsSort
  readonly selected: string | null
}

export type HoldingsStore = StoreApi<HoldingsState>

const nothingKnown = {
  rows: null,
  failure: null,
  asking: null,
  answers: new Map(),
  run: null,
  selected: null,
}

export function createHoldingsStore(): HoldingsStore {
  return createStore<HoldingsState>(() => ({ ...nothingKnown, sort: { column: null, descending: false } }))
}

export function startRun(
  codes: readonly string[],
  at: Pick<HoldingsRun, 'startedAt' | 'leaps'>,
): HoldingsRun {
  return { codes, left: codes, confirmed: 0, ...at, end: null }
}

/** Takes a run's answers in. One that nobody waits for any more is left out. */
export function withAnswers(state: HoldingsState, batch: readonly SellableAnswer[]): HoldingsState {
  const { run } = state
  if (!run) return state
  const left = new Set(run.left)
  const answers = new Map(state.answers)
  let { confirmed } = run
  for (const answer of batch) {
    if (!left.delete(answer.code)) continue
    answers.set(answer.code, { answer, leaps: run.leaps })
    if (isConfirmed(answer)) confirmed++
  }
  return { ...state, answers, run: { ...run, left: [...left], confirmed } }
}

/** A run that lacks an answer is never told as done. */
export function withEnd(state: HoldingsState, end: RunEnd): HoldingsState {
  const { run } = state
  if (!run || run.end !== null) return state
  const whole = run.left.length === 0
  return { ...state, run: { ...run, end: whole ? 'done' : end === 'done' ? 'cut-short' : end } }
}

/** Leaves only what the session `id` told; the rest is somebody else's. */
export function ofSession(state: HoldingsState, id: string | null): HoldingsState {
  const rows = state.rows?.source.session === id ? state.rows : null
  const answers = [...state.answers].filter(([, { answer }]) => answer.source?.session === id)
  return { ...state, ...nothingKnown, rows, answers: new Map(answers) }
}

/** Whether an answer tells what is held and how much of it can be sold, be it nothing. */
export function isConfirmed(answer: SellableAnswer): boolean {
  if (answer.kind !== 'answered' || answer.quantity === null) return false
  return sent(answer.quantity.sellable) !== null && sent(answer.quantity.held) !== null
}
