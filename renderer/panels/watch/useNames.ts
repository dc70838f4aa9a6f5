import { useMemo } from 'react'
import type { Issue } from '../../../shared/domain/instrument.ts'
import type { OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { issuesKnown } from '../../stores/issuesKnown.ts'

export interface Names {
  readonly nameOf: (code: string) => string | null
  /** The one listed issue of exactly that name; `null`: none, or more than one. */
  readonly codeOf: (name: string) => string | null
  /** Everything that may be added, each once. */
  readonly issues: readonly Issue[]
}

/** What issues are called: by the list of everything that is listed, by the group itself, by what happened today. */
export function useNames(group: OwnGroup | null): Names {
  const { stores } = useApp()
  const listed = useSlice('instruments', ({ byCode }) => byCode)
  return useMemo(() => {
    const { sellCheck, holdings, interruptions } = stores
    const heardOf = issuesKnown({
      recent: sellCheck.getState().recent,
      holdings: holdings.getState().rows?.holdings ?? [],
      interruptions: interruptions.getState().newestFirst,
    })
    const issues = [...listed.values(), ...heardOf.filter(({ code }) => !listed.has(code))]
    const names = new Map(issues.map(({ code, name }) => [code, name]))
    const own = new Map(
      group?.entries.map((entry) => [entry.key, entry.kind === 'issue' ? entry.name : null]),
    )
    const codes = new Map<string, string | null>()
    for (const { code, name } of issues) if (name !== null) codes.set(name, codes.has(name) ? null : code)
    return {
      issues,
      nameOf: (code) => names.get(code) ?? own.get(code) ?? null,
      codeOf: (name) => codes.get(name) ?? null,
    }
  }, [stores, listed, group])
}
