import { useMemo, useState } from 'react'
import type { OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { createTextMatcher } from '../../format/matchText.ts'
import { unfiltered } from '../../stores/watch.ts'
import type { IssueEntry } from './filterEntries.ts'
import type { Names } from './useNames.ts'

export interface WatchFilter {
  readonly text: string
  readonly type: (text: string) => void
  /** `null`: every line is shown. */
  readonly isMeant: ((entry: IssueEntry) => boolean) | null
}

/** What of the group is shown: each group has a filter of its own. */
export function useWatchFilter(group: OwnGroup | null, { nameOf }: Names): WatchFilter {
  const { stores } = useApp()
  const [matches] = useState(createTextMatcher)
  const id = group?.id ?? null
  const text = useSlice('watch', ({ filters }) => (id === null ? '' : (filters.get(id) ?? '')))
  const isMeant = useMemo(() => {
    if (text.trim() === '') return null
    return ({ key, name }: IssueEntry) => matches({ code: key, name: nameOf(key) ?? name }, text)
  }, [matches, nameOf, text])
  const type = (text: string) => {
    if (id === null) return
    stores.watch.setState((view) => ({ filters: unfiltered(view, id).set(id, text) }))
  }
  return { text, type, isMeant }
}
