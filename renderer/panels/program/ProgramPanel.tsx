import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { latestTable } from '../../../shared/domain/programSeries.ts'
import type { ProgramTable } from '../../../shared/domain/programTrade.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { useTroubleText } from '../connection/useTroubleText.ts'
import { DayPart } from './DayPart.tsx'
import { DayPicker } from './DayPicker.tsx'
import { IssuePart } from './issue/IssuePart.tsx'
import { Matrix } from './Matrix.tsx'
import { PanelState } from './PanelState.tsx'
import { ProgramHeader } from './ProgramHeader.tsx'
import styles from './program.module.css'
import { Sums } from './Sums.tsx'
import { saveCsv } from './saveCsv.ts'
import { readingsShown } from './shownTable.ts'
import { useProgramKeys } from './useProgramKeys.ts'
import { useShown, useTableStale } from './useShown.ts'

const nothing: ProgramTable = []

/** F7: program trade by investor, its sums, and the day as a picture. */
export function ProgramPanel() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const view = useSlice('program', (state) => state.view)
  const shown = useShown()
  const stale = useTableStale(shown)
  const troubleText = useTroubleText('kis')
  const onSave = (what: 'table' | 'series') => saveCsv(what, { stores, t, stale, troubleText })
  const panel = useProgramKeys(onSave)
  // Before a day is told, nothing can be said of it, not even that it is empty.
  const isTold = useSlice('program', ({ past, today }) => (past ? past.kind === 'told' : today !== null))
  const hasChart = view !== 'table' && isTold
  const hasTable = view !== 'chart' && (shown.read !== null || shown.of === 'moment')
  return (
    <section
      ref={panel}
      // Without a table nothing else takes the focus, and the keys work all the same.
      id={hasTable ? undefined : ids.program}
      tabIndex={-1}
      className={styles.panel}
      aria-label={t('program.panel')}
    >
      <ProgramHeader shown={shown} stale={stale} onSave={onSave}>
        {!hasChart && <DayPicker />}
      </ProgramHeader>
      <PanelState shown={shown} stale={stale} />
      <div className={styles.body} data-view={view}>
        {hasTable && (
          <div className={styles.matrix}>
            <Matrix table={shown.read?.table ?? nothing} old={stale !== null} />
            {shown.read && <Sums table={shown.read.table} />}
          </div>
        )}
        {hasChart && <Day old={stale !== null && stale !== 'moment'} onSave={onSave} />}
        <IssuePart />
      </div>
      <Keys />
    </section>
  )
}

interface DayProps {
  readonly old: boolean
  readonly onSave: (what: 'table' | 'series') => void
}

function Day({ old, onSave }: DayProps) {
  const today = useSlice('program', (state) => state.today)
  const past = useSlice('program', (state) => state.past)
  const table = useMemo(() => latestTable(readingsShown({ today, past }))?.table ?? nothing, [today, past])
  return <DayPart table={table} old={old} onSave={onSave} />
}

const keys = [
  { names: ['↑', '↓'], does: 'move' },
  { names: ['←', '→'], does: 'fold' },
  { names: ['Q'], does: 'unit' },
  { names: ['W'], does: 'moneyUnit' },
  { names: ['T'], does: 'view' },
  { names: ['D'], does: 'day' },
] as const

function Keys() {
  const { t } = useTranslation()
  return (
    <footer className={styles.footer}>
      {keys.map(({ names, does }) => (
        <KeyHint key={does} names={names} text={t(`program.keys.${does}`)} />
      ))}
    </footer>
  )
}
