import { createStore, type StoreApi } from 'zustand/vanilla'
import { sent } from '../../shared/domain/figure.ts'
import type { Issue } from '../../shared/domain/instrument.ts'
import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import type { Instant } from '../../shared/domain/time.ts'

/** An answer, and how often the page's clock had leapt when its question was asked. */
export interface Heard {
  readonly answer: SellableAnswer
  readonly leaps: number
}

/** An issue that was checked lately. `answer: null`: no figure of the present session is kept. */
export interface RecentCheck {
  readonly issue: Issue
  readonly answer: SellableAnswer | null
  readonly leaps: number
}

/** The sellable check; every answer in it is of the present session alone. */
export interface SellCheckState {
  /** Whose card is shown; `null` until something was asked. */
  readonly issue: Issue | null
  /** This machine's clock. */
  readonly asking: { readonly since: Instant } | null
  /** Of `issue`, the newest. It stays while the same issue is asked again. */
  readonly answer: SellableAnswer | null
  /** Of the clock when the answer's question was asked. */
  readonly leaps: number
  /** There was an answer, and it is of another profile, account or server than the present one. */
  readonly dropped: 'other-session' | null
  /** When the page could not put the last question to Vigil, on this machine's clock: nothing is known. */
  readonly lost: Instant | null
  /** Shares the user means to sell of `issue`; `null`: not said. */
  readonly planned: number | null
  readonly keepFresh: boolean
  /** The code on the clipboard. */
  readonly proposal: string | null
  /** The last question was taken back. */
  readonly cancelled: boolean
  /** What became of the last copying of the figure; `null`: nothing was copied since the last question. */
  readonly copied: 'done' | 'failed' | null
  /** Ten at most, newest first. */
  readonly recent: readonly RecentCheck[]
}

export type SellCheckStore = StoreApi<SellCheckState>

const mostRecent = 10

export function createSellCheckStore(): SellCheckStore {
  return createStore<SellCheckState>(() => ({
    issue: null,
    asking: null,
    ...nothingHeard,
    planned: null,
    keepFresh: false,
    proposal: null,
    cancelled: false,
    copied: null,
    recent: [],
  }))
}

const nothingHeard = { answer: null, leaps: 0, dropped: null, lost: null } as const

/** Another issue's card begins empty: neither the old figure nor the quantity that was meant for it belongs there. */
export function withQuestion(state: SellCheckState, issue: Issue, since: Instant): SellCheckState {
  const next = { ...state, asking: { since }, cancelled: false, copied: null }
  if (state.issue?.code === issue.code) return { ...next, issue: issue.name === null ? state.issue : issue }
  return { ...next, ...nothingHeard, issue, planned: null }
}

/** The answer to the newest question. One of another session is not shown; that it came is. */
export function withAnswer(
  state: SellCheckState,
  { answer, leaps }: Heard,
  sessionId: string | null | undefined,
): SellCheckState {
  const next = { ...state, asking: null, ...nothingHeard }
  if (isOthers(answer, sessionId)) return { ...next, dropped: 'other-session' }
  const issue = named(state.issue, answer)
  const heard = { ...next, issue, answer, leaps }
  if (answer.kind !== 'answered' || !issue) return heard
  return { ...heard, recent: withRecent(state.recent, [{ issue, answer, leaps }]) }
}

/** The page could not put the question to Vigil, so that an older answer has been asked about in vain. */
export function withLoss(state: SellCheckState, at: Instant): SellCheckState {
  return { ...state, asking: null, ...nothingHeard, lost: at }
}

/** What another profile, account or server told goes at once; that something went is said. */
export function ofSession(state: SellCheckState, sessionId: string | null): SellCheckState {
  const recent = state.recent.map((check) =>
    check.answer && isOthers(check.answer, sessionId) ? { ...check, answer: null } : check,
  )
  const isKept = state.answer === null || (state.answer.source && !isOthers(state.answer, sessionId))
  return isKept ? { ...state, recent } : { ...state, ...nothingHeard, dropped: 'other-session', recent }
}

/** The newer checks first, each issue once. */
export function withRecent(
  older: readonly RecentCheck[],
  newer: readonly RecentCheck[],
): readonly RecentCheck[] {
  const codes = new Set(newer.map(({ issue }) => issue.code))
  return [...newer, ...older.filter(({ issue }) => !codes.has(issue.code))].slice(0, mostRecent)
}

/** `undefined`: whose session is in use has not been told, so nothing can be called another's. */
function isOthers({ source }: SellableAnswer, sessionId: string | null | undefined): boolean {
  return source !== null && sessionId !== undefined && source.session !== sessionId
}

/** The broker's own name for it, where it sent one. */
function named(issue: Issue | null, answer: SellableAnswer): Issue | null {
  const name = answer.kind === 'answered' ? answer.quantity?.issue.name : null
  return issue && name ? { code: issue.code, name } : issue
}

/** What can be sold, where the card may show it: without the quantity held beside it, it is not confirmed. */
export function sellableIn(answer: SellableAnswer | null): number | null {
  if (answer?.kind !== 'answered' || !answer.quantity) return null
  return sent(answer.quantity.held) === null ? null : sent(answer.quantity.sellable)
}
