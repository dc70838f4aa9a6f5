import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgramSeries, SeriesChoice } from '../../../../shared/domain/programSeries.ts'
import type { MoneyUnit } from '../../../../shared/domain/programTrade.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { ChartHead } from './ChartHead.tsx'
import styles from './chart.module.css'
import { type Investor, InvestorChoice } from './InvestorChoice.tsx'
import { lineLooks } from './lineLooks.ts'
import { Plot } from './Plot.tsx'
import { useNamed } from './useNamed.ts'

interface DayChartProps {
  /** Of `seriesOf(readings, choice, period)`. The same object while nothing new came, or it is drawn again. */
  readonly series: ProgramSeries
  readonly choice: SeriesChoice
  readonly moneyUnit: MoneyUnit
  /** Seconds between two readings. */
  readonly period: number
  /** `null`: a day that is over. */
  readonly now: Instant | null
  /** "10월 14일". */
  readonly dayLabel: string
  /** Who can be chosen, with the names of the table. */
  readonly investors: readonly Investor[]
  /** Left out: what is drawn stays as it is. */
  readonly onChoose?: (choice: SeriesChoice) => void
  /** The reading that is looked at, for the table to follow; `null`: the latest. */
  readonly onCrosshair?: (at: Instant | null) => void
  /** Stands at the head's right. */
  readonly actions?: ReactNode
}

/**
 * 순매수 through one day. Lines stop where nothing is known, and a hatched band says when. ←/→, Home and End move from
 * reading to reading while the plot has the focus. Under an ancestor with `data-stale="true"` its figures look old.
 */
export function DayChart(props: DayChartProps) {
  const { series, choice, moneyUnit, period, now, dayLabel, investors, onChoose, onCrosshair, actions } =
    props
  const { t } = useTranslation()
  const [lookedAt, setLookedAt] = useState<Instant | null>(null)
  const points = series.lines[0]?.points ?? []
  // Another day or scope has other readings: what was looked at is not among them.
  const crosshair = points.some(({ at }) => at === lookedAt) ? lookedAt : null
  useEffect(() => onCrosshair?.(crosshair), [crosshair, onCrosshair])
  const lines = useNamed(series.lines, investors)
  const looks = useMemo(() => lineLooks(choice.by, lines.length), [choice.by, lines.length])
  const unit = choice.unit === 'quantity' ? 'quantity' : moneyUnit
  const last = points.at(-1)?.at ?? null
  // A reading may come before the clock's next tick.
  const changesAt = crosshair ?? (now === null ? last : Math.max(now, last ?? now))
  return (
    <section className={styles.chart} aria-label={t('programChart.plot', { day: dayLabel })}>
      <ChartHead {...{ lines, choice, unit, period, dayLabel, onChoose, actions }} at={changesAt} />
      {choice.by === 'investor' && onChoose && <InvestorChoice {...{ choice, investors, onChoose }} />}
      {points.length > 0 ? (
        <Plot
          // Lines of another kind have another look, and a canvas is made with its looks.
          key={`${choice.by} ${lines.length}`}
          {...{ series, lines, looks, unit, dayLabel, crosshair }}
          onCrosshair={setLookedAt}
        />
      ) : (
        <p className={styles.nothing}>
          {series.lines.length === 0 ? t('programChart.noneChosen') : t('programChart.empty')}
        </p>
      )}
    </section>
  )
}
