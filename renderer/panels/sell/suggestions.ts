import type { Issue } from '../../../shared/domain/instrument.ts'
import { issueCodeIn } from '../../../shared/domain/issueText.ts'
import type { TextMatcher } from '../../format/matchText.ts'
import { issuesKnown, matchIssues } from '../../stores/issuesKnown.ts'

/** An issue that may be meant, and why it is offered. */
export interface Suggestion {
  readonly kind: 'clipboard' | 'recent' | 'known' | 'code'
  readonly issue: Issue
}

type Known = Parameters<typeof issuesKnown>[0]

interface Offered extends Known {
  /** The code on the clipboard. */
  readonly proposal: string | null
  readonly matches: TextMatcher
}

const most = 10

/** What the field offers for a text; for none, the clipboard's code and what was checked last. */
export function suggestionsFor(text: string, offered: Offered): readonly Suggestion[] {
  const known = issuesKnown(offered)
  if (text.trim() === '') {
    const clipboard = offered.proposal === null ? [] : [named(offered.proposal, known)]
    const recent = offered.recent.filter(({ issue }) => issue.code !== offered.proposal)
    return [
      ...clipboard.map((issue) => ({ kind: 'clipboard', issue }) as const),
      ...recent.slice(0, most).map(({ issue }) => ({ kind: 'recent', issue }) as const),
    ]
  }
  const found = matchIssues(text, known, offered.matches).slice(0, most)
  const code = issueCodeIn(text)
  const exact = code === null ? [] : [{ kind: 'code', issue: named(code, known) } as const]
  const rest = found
    .filter((issue) => issue.code !== code)
    .map((issue) => ({ kind: 'known', issue }) as const)
  // Six letters are more often the beginning of a name than a code.
  return code !== null && /\d/.test(code) ? [...exact, ...rest] : [...rest, ...exact]
}

function named(code: string, known: readonly Issue[]): Issue {
  return known.find((issue) => issue.code === code) ?? { code, name: null }
}
