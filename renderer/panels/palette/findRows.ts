import type { Issue } from '../../../shared/domain/instrument.ts'
import { matchIssues, nearness } from '../../stores/issuesKnown.ts'
import { suggestionsFor } from '../sell/suggestions.ts'
import type { Entry } from './entries.ts'

/** What a line of the palette does. */
export type PaletteRow =
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** Asks how much of the issue can be sold. */
  | { readonly kind: 'check'; readonly issue: Issue }
  /** Asks for the issue's program trade. */
  | { readonly kind: 'program'; readonly issue: Issue }

/** An entry, and every name that it may be called by. */
export interface NamedEntry {
  readonly entry: Entry
  readonly names: readonly string[]
}

interface Findable {
  readonly screens: readonly NamedEntry[]
  readonly orders: readonly NamedEntry[]
  readonly issues: Omit<Parameters<typeof suggestionsFor>[1], 'proposal'>
}

const mostIssues = 5

/** First the screens whose number or name begins so, then issues, then whatever else matches. */
export function findRows(text: string, { screens, orders, issues }: Findable): readonly PaletteRow[] {
  const told = suggestionsFor(text, { ...issues, proposal: null }).slice(0, mostIssues)
  if (text.trim() === '') {
    const recent = told.map(({ issue }) => ({ kind: 'check', issue }) as const)
    return [...entryRows(screens), ...recent, ...entryRows(orders)]
  }
  const { matches } = issues
  const near = spelled(screens).filter((one) => nearness(text, one) < 2)
  const first = entryRows(matchIssues(text, near, matches))
  const all = entryRows(matchIssues(text, spelled([...screens, ...orders]), matches))
  return [
    ...first,
    ...told.flatMap(({ issue }) => [{ kind: 'check', issue } as const, { kind: 'program', issue } as const]),
    ...all.filter(({ entry }) => first.every((one) => one.entry !== entry)),
  ]
}

/** As the finder of issues reads it: a code and a name, once for each name. */
function spelled(entries: readonly NamedEntry[]) {
  return entries.flatMap(({ entry, names }) =>
    names.map((name) => ({ code: (entry.number ?? '').toUpperCase(), name, entry })),
  )
}

function entryRows(found: readonly { readonly entry: Entry }[]) {
  return [...new Set(found.map(({ entry }) => entry))].map((entry) => ({ kind: 'entry', entry }) as const)
}
