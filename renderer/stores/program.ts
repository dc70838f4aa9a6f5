import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Issue, Venue } from '../../shared/domain/instrument.ts'
import { latestTable, type SeriesChoice } from '../../shared/domain/programSeries.ts'
import type {
  IssueProgramAnswer,
  MoneyUnit,
  ProgramNews,
  ProgramReading,
  ProgramScope,
  ProgramUnit,
} from '../../shared/domain/programTrade.ts'
import type { StaleCause } from '../../shared/domain/sellVerdict.ts'
import type { Instant, KstDate } from '../../shared/domain/time.ts'
import type { Present } from './freshness.ts'

export type ReadReading = Extract<ProgramReading, { readonly kind: 'read' }>
export type ProgramRest = Extract<ProgramNews, { readonly kind: 'resting' }>

/** What of 순매수 is drawn, whatever the unit. */
export type LineChoice = SeriesChoice extends infer C ? (C extends unknown ? Omit<C, 'unit'> : never) : never

interface Today {
  readonly date: KstDate
  /** Seconds between two readings. */
  readonly period: number
  readonly readings: readonly ProgramReading[]
}

/** A day that was opened again; times on this machine's clock. */
export type PastDay = { readonly date: KstDate } & (
  | { readonly kind: 'asking'; readonly since: Instant }
  | { readonly kind: 'told'; readonly readings: readonly ProgramReading[] }
  /** The page could not put the question to Vigil. */
  | { readonly kind: 'lost'; readonly at: Instant }
)

/** The days that are kept; the list is open while this is not `null`. */
export type KeptDays =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly dates: readonly KstDate[] }
  | { readonly kind: 'lost' }

/** Program trade of one issue, asked on the user's word. */
export interface IssueProgramState {
  /** `null`: nothing was asked yet. */
  readonly issue: Issue | null
  readonly venue: Venue
  readonly asking: { readonly since: Instant } | null
  /** Of `issue` on `venue`, the newest. */
  readonly answer: IssueProgramAnswer | null
  /** Of the clock when the answer's question was asked. */
  readonly leaps: number
  /** When the page could not put the last question to Vigil. */
  readonly lost: Instant | null
}

export interface ProgramState {
  readonly scope: ProgramScope
  readonly unit: ProgramUnit
  readonly moneyUnit: MoneyUnit
  /** The members of 기관 are hidden. */
  readonly folded: boolean
  readonly view: 'both' | 'table' | 'chart'
  readonly choice: LineChoice
  /** The key of the row that the keys stand on; `null`: none yet. */
  readonly selected: string | null
  /** The moment of the chart that the table follows; `null`: the latest. */
  readonly moment: Instant | null
  /** Of `scope` alone; `null`: not told yet. Stays while nobody looks, and grows old. */
  readonly today: Today | null
  /** How often the page's clock had leapt when the latest table came. */
  readonly leaps: number
  readonly resting: ProgramRest | null
  /** When the page began to listen, on this machine's clock; `null`: it does not. */
  readonly since: Instant | null
  /** Since when the news do not reach the page. */
  readonly lost: Instant | null
  /** `null`: today is shown. */
  readonly past: PastDay | null
  readonly days: KeptDays | null
  /** The wish to keep or not to keep this scope's series did not reach the settings. */
  readonly keepFailed: boolean
  readonly issue: IssueProgramState
}

export type ProgramStore = StoreApi<ProgramState>

const nothingTold = {
  today: null,
  leaps: 0,
  resting: null,
  moment: null,
  days: null,
  keepFailed: false,
} as const

export function createProgramStore(): ProgramStore {
  return createStore<ProgramState>(() => ({
    scope: { market: 'KOSPI', venue: 'combined' },
    unit: 'amount',
    moneyUnit: 'million',
    folded: false,
    view: 'both',
    choice: { by: 'kind' },
    selected: null,
    ...nothingTold,
    since: null,
    lost: null,
    past: null,
    issue: { issue: null, venue: 'combined', asking: null, answer: null, leaps: 0, lost: null },
  }))
}

/** Another market's or venue's figures never stand under this one's name: they go at once. */
export function withScope(state: ProgramState, scope: ProgramScope): ProgramState {
  return { ...state, ...nothingTold, scope, past: null }
}

/** `leaps`: of the page's clock now. */
export function withNews(state: ProgramState, batch: readonly ProgramNews[], leaps: number): ProgramState {
  let { today, resting } = state
  for (const news of batch) {
    if (news.kind === 'resting') {
      resting = news
      continue
    }
    resting = null
    today = news.kind === 'day' ? news : withReading(today, news)
  }
  const isNewer = latestIn(today)?.at !== latestIn(state.today)?.at
  return { ...state, today, resting, leaps: isNewer ? leaps : state.leaps }
}

/** A new day begins with its first reading. */
function withReading(
  today: Today | null,
  { date, reading }: Extract<ProgramNews, { readonly kind: 'reading' }>,
): Today | null {
  if (!today) return null
  return { ...today, date, readings: today.date === date ? [...today.readings, reading] : [reading] }
}

function latestIn(today: Today | null): ReadReading | null {
  return today && latestTable(today.readings)
}

/** Older than this, a table does not tell the present, ms: two readings have been missed by then. */
export const programFreshFor = 60_000

/** Why figures that were told at a moment may not be looked at as the present; `null`: they are fresh. */
export function agedCause(
  { at, session, leaps }: { readonly at: Instant; readonly session: string; readonly leaps: number },
  now: Present,
): StaleCause | null {
  // A page that has not heard whose session is in use cannot say that the figures are that one's.
  if (now.gone !== null || now.sessionId === undefined) return 'cut-off'
  if (session !== now.sessionId) return 'other-session'
  const age = now.local - at
  if (now.leaps !== leaps || age < 0) return 'time-leapt'
  return age < programFreshFor ? null : 'age'
}
