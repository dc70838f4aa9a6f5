import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { Notice } from '../../shared/domain/notice.ts'
import { releaseCut } from '../../shared/domain/releaseCut.ts'
import type { Merged } from './mergeSighting.ts'

/** A storm as one notice tells it: what it needs of the events and not the events, however many they are. */
export interface Folded {
  readonly first: Merged
  readonly triggered: number
  readonly released: number
  /** Names or codes of the first few issues. */
  readonly issues: readonly string[]
}

const namedIssues = 5

export function fold(folded: Folded | null, change: Merged): Folded {
  const isRelease = change.change === 'released'
  return {
    first: folded?.first ?? change,
    triggered: (folded?.triggered ?? 0) + (isRelease ? 0 : 1),
    released: (folded?.released ?? 0) + (isRelease ? 1 : 0),
    issues: withIssue(folded?.issues ?? [], change),
  }
}

function withIssue(issues: readonly string[], { interruption: { issue } }: Merged): readonly string[] {
  const name = issue.name ?? issue.code
  return issues.length === namedIssues || issues.includes(name) ? issues : [...issues, name]
}

/** `at` in ms since 1970; `seconds`: over how long the storm was gathered. */
export function noticeOf(folded: Folded, at: number, seconds: number, calendar: TradingCalendar): Notice {
  const { first, triggered, released, issues } = folded
  if (triggered + released === 1) return single(first, at, calendar)
  return { kind: 'summary', id: `summary-${at}`, at, triggered, released, issues: [...issues], seconds }
}

export function single({ change, interruption }: Merged, at: number, calendar: TradingCalendar): Notice {
  if (change === 'released') return { kind: 'released', id: `${interruption.id}-released`, at, interruption }
  const cut = releaseCut(interruption, calendar)
  return { kind: 'triggered', id: `${interruption.id}-triggered`, at, interruption, cut }
}
