import type { Holding } from '../../shared/domain/holding.ts'
import type { Issue } from '../../shared/domain/instrument.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { createTextMatcher, type TextMatcher } from '../format/matchText.ts'

interface Known {
  readonly recent: readonly { readonly issue: Issue }[]
  readonly holdings: readonly Pick<Holding, 'issue'>[]
  readonly interruptions: readonly Pick<VolatilityInterruption, 'issue'>[]
  /** Everything that is listed, as far as it was told. */
  readonly listed?: Iterable<Issue>
}

/**
 * Every issue that the page has heard of, each once: what was checked lately, what is held, what had a VI today, what
 * is listed.
 */
export function issuesKnown({ recent, holdings, interruptions, listed = [] }: Known): readonly Issue[] {
  const byCode = new Map<string, Issue>()
  for (const { issue } of [...recent, ...holdings, ...interruptions])
    if ((byCode.get(issue.code)?.name ?? null) === null) byCode.set(issue.code, issue)
  for (const issue of listed)
    if ((byCode.get(issue.code)?.name ?? null) === null) byCode.set(issue.code, issue)
  return [...byCode.values()]
}

/** Those that a code, a name or initial consonants may mean; the code itself first, then names that begin so. */
export function matchIssues<I extends Issue>(
  text: string,
  known: readonly I[],
  matches: TextMatcher = createTextMatcher(),
): readonly I[] {
  return known.filter((issue) => matches(issue, text)).sort((a, b) => nearness(text, a) - nearness(text, b))
}

/** 0: it is what was typed; 1: it begins so; 2: anything else that matches. */
export function nearness(text: string, { code, name }: Issue): 0 | 1 | 2 {
  const asked = text.trim().toUpperCase()
  if (code === asked || name?.toUpperCase() === asked) return 0
  return code.startsWith(asked) || name?.toUpperCase().startsWith(asked) ? 1 : 2
}
