import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { Notice } from '../../shared/domain/notice.ts'
import { releaseCut } from '../../shared/domain/releaseCut.ts'
import type { Ownership } from '../../shared/domain/watchlist.ts'
import type { Merged } from './mergeSighting.ts'

/** A change, and whose issue it was when it came. */
export interface Owned extends Merged {
  readonly owner: Ownership
  /** Shares held; `null`: none, or not known. */
  readonly held: number | null
}

/** A storm as one notice tells it: what it needs of the events and not the events, however many they are. */
export interface Folded {
  readonly first: Owned
  readonly triggered: number
  readonly released: number
  readonly watched: number
  /** Names or codes of the first few issues: of those that are the user's, and of the others. */
  readonly mine: readonly string[]
  readonly others: readonly string[]
}

const namedIssues = 5

export function fold(folded: Folded | null, change: Owned): Folded {
  const isRelease = change.change === 'released'
  const isMine = change.owner !== 'other'
  const { mine = [], others = [] } = folded ?? {}
  return {
    first: folded?.first ?? change,
    triggered: (folded?.triggered ?? 0) + (isRelease ? 0 : 1),
    released: (folded?.released ?? 0) + (isRelease ? 1 : 0),
    watched: (folded?.watched ?? 0) + (change.owner === 'watched' ? 1 : 0),
    mine: isMine ? withIssue(mine, change) : mine,
    others: isMine ? others : withIssue(others, change),
  }
}

function withIssue(issues: readonly string[], { interruption: { issue } }: Merged): readonly string[] {
  const name = issue.name ?? issue.code
  return issues.length === namedIssues || issues.includes(name) ? issues : [...issues, name]
}

/** `at` in ms since 1970; `seconds`: over how long the storm was gathered. */
export function noticeOf(folded: Folded, at: number, seconds: number, calendar: TradingCalendar): Notice {
  const { first, triggered, released, watched, mine, others } = folded
  if (triggered + released === 1) return single(first, at, calendar)
  const issues = [...new Set([...mine, ...others])].slice(0, namedIssues)
  return { kind: 'summary', id: `summary-${at}`, at, triggered, released, watched, issues, seconds }
}

export function single({ change, interruption, owner, held }: Owned, at: number, calendar: TradingCalendar) {
  const told = { at, interruption, owner, held }
  if (change === 'released')
    return { kind: 'released', id: `${interruption.id}-released`, ...told } satisfies Notice
  const cut = releaseCut(interruption, calendar)
  return { kind: 'triggered', id: `${interruption.id}-triggered`, ...told, cut } satisfies Notice
}
