import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type SeriesChoice, seriesOf } from '../../../shared/domain/programSeries.ts'
import type { ProgramTable } from '../../../shared/domain/programTrade.ts'
import { type Instant, kstDate } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { DayChart } from './chart/DayChart.tsx'
import { choosable } from './choosable.ts'
import { DayPicker } from './DayPicker.tsx'
import { className } from './mismatchWords.ts'
import styles from './program.module.css'
import { dayText } from './restWords.ts'
import { periodOf, readingsShown } from './shownTable.ts'

interface DayPartProps {
  readonly table: ProgramTable
  readonly old: boolean
  readonly onSave: (what: 'table' | 'series') => void
}

/** The chart moves on with the clock in steps of so many ms: "10 minutes ago" is no matter of seconds. */
const step = 5000

/** The day as a picture; the table follows the moment that is looked at. */
export function DayPart({ table, old, onSave }: DayPartProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const moneyUnit = useSlice('program', (state) => state.moneyUnit)
  const period = useSlice('program', periodOf)
  const isPast = useSlice('program', (state) => state.past !== null)
  const date = useSlice('program', ({ past, today }) => past?.date ?? today?.date ?? null)
  const now = useSlice('clock', ({ local }) => Math.floor(local / step) * step)
  const { series, choice, empty } = useSeries(period)
  const investors = useMemo(
    () => choosable(table).map(({ code, name }) => ({ code, name: className(code, name, t) })),
    [table, t],
  )
  const follow = useCallback(
    (moment: Instant | null) => {
      if (stores.program.getState().moment !== moment) stores.program.setState({ moment })
    },
    [stores],
  )
  useEffect(() => () => follow(null), [follow])
  return (
    <div className={styles.chart} data-stale={old}>
      <DayChart
        series={series}
        choice={choice}
        moneyUnit={moneyUnit}
        period={period}
        now={isPast ? null : now}
        dayLabel={dayText(date ?? kstDate(now), t)}
        investors={investors}
        onChoose={({ unit: _, ...chosen }) => stores.program.setState({ choice: chosen })}
        onCrosshair={follow}
        actions={
          <span className={styles.actions}>
            <Button disabled={empty} onClick={() => onSave('series')}>
              {t('program.csv.series')} <Key name="Shift E" />
            </Button>
            <DayPicker />
          </span>
        }
      />
    </div>
  )
}

function useSeries(period: number) {
  const today = useSlice('program', (state) => state.today)
  const past = useSlice('program', (state) => state.past)
  const unit = useSlice('program', (state) => state.unit)
  const lines = useSlice('program', (state) => state.choice)
  const choice = useMemo((): SeriesChoice => ({ ...lines, unit }), [lines, unit])
  const readings = useMemo(() => readingsShown({ today, past }), [today, past])
  const series = useMemo(() => seriesOf(readings, choice, period), [readings, choice, period])
  return { series, choice, empty: readings.length === 0 }
}
