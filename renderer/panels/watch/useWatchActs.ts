import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import type { OwnGroup, WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { useIssueProgram } from '../../parts/useIssueProgram.ts'
import { noFilters } from '../../stores/filters.ts'
import { moved } from '../holdings/movedSelection.ts'
import { removable } from './filterEntries.ts'
import { saveWatchCsv } from './saveWatch.ts'
import { useAdd } from './useAdd.ts'
import type { Names } from './useNames.ts'
import type { WatchEdits } from './useWatchEdits.ts'
import type { WatchFilter } from './useWatchFilter.ts'
import type { WatchActs } from './useWatchKeys.ts'
import type { TableViewHands } from './WatchHead.tsx'
import type { Sheet } from './WatchPanel.tsx'
import { nextSort, type WatchColumn } from './watchColumns.ts'
import { neighbourOf, rangeOf, steppedBefore } from './watchItems.ts'

interface ActsDeps extends TableViewHands {
  readonly group: OwnGroup | null
  readonly items: readonly WatchEntry[]
  readonly names: Names
  readonly columns: readonly WatchColumn[]
  readonly edits: WatchEdits
  readonly sheet: Sheet
  readonly setSheet: (sheet: Sheet) => void
  readonly filter: WatchFilter
  /** Where a row's figures come from is open. */
  readonly origin: boolean
  readonly setOrigin: (open: boolean) => void
}

import { isShortCode } from './isShortCode.ts'

/** What can be done with the lines, by keys and by pointer. */
export function useWatchActs(deps: ActsDeps) {
  const { group, items, names, columns, view, change, edits, setSheet, filter } = deps
  const { t } = useTranslation()
  const { stores } = useApp()
  const adding = useAdd(group, edits)
  const cursor = useSlice('watch', (state) => state.cursor)
  const anchor = useSlice('watch', (state) => state.anchor)
  const keys = useMemo(() => items.map(({ key }) => key), [items])
  const chosenKeys = useMemo(() => rangeOf(keys, anchor, cursor), [keys, anchor, cursor])
  const chosen = useMemo(() => new Set(chosenKeys), [chosenKeys])
  const moveBefore = (moving: readonly string[], before: string | null) => {
    if (!group) return
    const words = t('watch.edit.moved', { n: moving.length })
    void edits.edit({ kind: 'move', group: group.id, keys: [...moving], before }, words)
  }
  const ofIssue = useOfIssue(items, names)
  const isSection = items.some(({ key, kind }) => key === cursor && kind === 'section')
  const acts: WatchActs = {
    ...ofIssue,
    open: () => (isSection ? setSheet('section') : ofIssue.check()),
    move(to, extend) {
      const next = moved(keys, cursor, to)
      stores.watch.setState({ cursor: next, anchor: extend ? (anchor ?? cursor) : next })
    },
    add: () => document.getElementById(ids.watchAdd)?.focus(),
    remove() {
      if (!group || chosenKeys.length === 0) return
      const going = removable(items, chosenKeys, filter.isMeant !== null)
      const words = t('watch.edit.removed', { n: going.length })
      const next = neighbourOf(keys, going)
      void edits.edit({ kind: 'remove', group: group.id, keys: [...going] }, words).then((state) => {
        if (state) stores.watch.setState({ cursor: next, anchor: next })
      })
    },
    find() {
      const field = document.getElementById(ids.watchFind)
      field?.focus()
      if (field instanceof HTMLInputElement) field.select()
    },
    origin: () => deps.setOrigin(!deps.origin && items.some(({ key }) => key === cursor)),
    step(by) {
      if (filter.isMeant) return edits.say({ text: t('watch.edit.filtered'), failed: true })
      if (view.sort !== null) return edits.say({ text: t('watch.edit.sorted'), failed: true })
      const before = steppedBefore(keys, chosenKeys, by)
      if (before !== undefined) moveBefore(chosenKeys, before)
    },
    undo: () => void edits.undo(),
    csv: () => group && saveWatchCsv({ group, items, stores, t, nameOf: names.nameOf }),
    sort: () => change({ sort: nextSort(view.sort, columns) }),
    turnSort: () =>
      view.sort && change({ sort: { column: view.sort.column, descending: !view.sort.descending } }),
    back: backOf({ ...deps, adding }),
  }
  return {
    ...adding,
    chosen,
    chosenKeys,
    moveBefore,
    keys: acts,
    openKey: (key: string) =>
      items.find((item) => item.key === key)?.kind === 'section' ? setSheet('section') : ofIssue.check(),
  }
}

export type PanelActs = ReturnType<typeof useWatchActs>

interface Backing extends Pick<ActsDeps, 'sheet' | 'edits' | 'setSheet' | 'origin' | 'setOrigin'> {
  readonly adding: ReturnType<typeof useAdd>
}

/** What is open closes, the last thing first. */
function backOf({ adding, sheet, edits, setSheet, origin, setOrigin }: Backing): (() => void) | null {
  if (adding.brought) return () => adding.bring(null)
  if (sheet !== null) return () => setSheet(null)
  if (origin) return () => setOrigin(false)
  return edits.note ? () => edits.say(null) : null
}

/** What the other panels can tell of the issue that the keys stand on. */
function useOfIssue(items: readonly WatchEntry[], names: Names) {
  const { commands, sell, stores } = useApp()
  const askProgram = useIssueProgram()
  const ofIssue = (act: (issue: Issue) => void) => () => {
    const { cursor } = stores.watch.getState()
    const entry = items.find(({ key, kind }) => key === cursor && kind === 'issue')
    // A foreign issue has no short code, so no broker here can be asked about it.
    if (entry && isShortCode(entry.key)) act({ code: entry.key, name: names.nameOf(entry.key) })
  }
  return {
    check: ofIssue((issue) => {
      stores.view.setState({ sell: true })
      void sell.ask(issue)
    }),
    program: ofIssue(askProgram),
    interruptions: ofIssue(({ code }) => {
      stores.filters.setState({ ...noFilters, text: code })
      commands.list()
    }),
  }
}
