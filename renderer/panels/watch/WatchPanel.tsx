import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { ColumnSheet } from './ColumnSheet.tsx'
import { GroupSheet } from './GroupSheet.tsx'
import { ImportSheet } from './ImportSheet.tsx'
import { NothingFound } from './NothingFound.tsx'
import { createQuotePacer } from './quotePacer.ts'
import { RowOrigin } from './RowOrigin.tsx'
import { SectionSheet } from './SectionSheet.tsx'
import { useFileDrop } from './useFileDrop.ts'
import { useGroup } from './useGroup.ts'
import { useNames } from './useNames.ts'
import { PacerProvider } from './useRowQuote.ts'
import { useTableView } from './useTableView.ts'
import { useWatchActs } from './useWatchActs.ts'
import { useWatchEdits } from './useWatchEdits.ts'
import { useWatchFilter } from './useWatchFilter.ts'
import { useWatchItems } from './useWatchItems.ts'
import { useWatchKeys } from './useWatchKeys.ts'
import { useWidth } from './useWidth.ts'
import { WatchFooter } from './WatchFooter.tsx'
import { WatchHeader } from './WatchHeader.tsx'
import { WatchState } from './WatchState.tsx'
import { WatchTable } from './WatchTable.tsx'
import styles from './watch.module.css'
import { shownColumns } from './watchColumns.ts'

/** What lies open between the header and the rows. */
export type Sheet = 'import' | 'columns' | 'group' | 'section' | null

/** F9: the issues that the user follows, in the user's groups and order. */
export function WatchPanel() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const [pacer] = useState(() =>
    createQuotePacer({
      ...stores,
      nextFrame: (then) => requestAnimationFrame(then),
      afterFrame: (then) => requestAnimationFrame(() => setTimeout(then)),
    }),
  )
  const group = useGroup()
  const names = useNames(group)
  const { view, change } = useTableView()
  const resting = useRef(false)
  const filter = useWatchFilter(group, names)
  const items = useWatchItems({ group, sort: view.sort, filter, names, resting })
  const [sheet, setSheet] = useState<Sheet>(null)
  const [origin, setOrigin] = useState(false)
  const edits = useWatchEdits()
  const width = useRef<HTMLDivElement>(null)
  const columns = shownColumns(view, useWidth(width) - 14)
  const acts = useWatchActs({
    ...{ group, items, filter, names, view, change, columns, edits, sheet, setSheet, origin, setOrigin },
  })
  const panel = useWatchKeys(acts.keys)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const drop = useFileDrop(acts.readFile)
  const close = () => setSheet(null)
  const whole = group?.entries ?? []
  return (
    <PacerProvider value={pacer}>
      <section
        ref={panel}
        // Without rows there is no table to take the focus, and the keys work all the same.
        id={items.length === 0 ? ids.watch : undefined}
        tabIndex={-1}
        className={styles.panel}
        aria-label={t('watch.panel')}
        data-file={drop.over}
        {...drop.on}
      >
        <div ref={width} />
        <WatchHeader {...{ group, items, filter, names, edits, acts, sheet, setSheet, closed }} />
        {sheet === 'import' && <ImportSheet names={names} edits={edits} onClose={close} />}
        {sheet === 'columns' && <ColumnSheet view={view} change={change} onClose={close} />}
        {sheet === 'group' && group && (
          <GroupSheet key={group.id} group={group} edits={edits} onClose={close} />
        )}
        {sheet === 'section' && group && <SectionSheet group={group} edits={edits} onClose={close} />}
        <WatchState
          group={group}
          edits={edits}
          count={filter.isMeant ? whole.length : items.length}
          onImport={() => setSheet('import')}
        />
        {items.length === 0 && whole.length > 0 && filter.isMeant && <NothingFound of={issues(whole)} />}
        {items.length > 0 && (
          <WatchTable
            {...{ items, columns, view, change, resting }}
            chosen={acts.chosen}
            onMove={view.sort === null && !filter.isMeant && !closed ? acts.moveBefore : null}
            onOpen={acts.openKey}
          />
        )}
        {origin && group && <RowOrigin {...{ group, items, names }} onClose={() => setOrigin(false)} />}
        <WatchFooter sort={view.sort} count={issues(items)} of={filter.isMeant ? issues(whole) : null} />
      </section>
    </PacerProvider>
  )
}

function issues(entries: readonly WatchEntry[]): number {
  return entries.filter(({ kind }) => kind === 'issue').length
}
