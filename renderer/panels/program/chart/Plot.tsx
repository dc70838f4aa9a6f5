import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgramSeries } from '../../../../shared/domain/programSeries.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { Bands } from './Bands.tsx'
import { Crosshair } from './Crosshair.tsx'
import styles from './chart.module.css'
import { EndLabels } from './EndLabels.tsx'
import type { LineLook } from './lineLooks.ts'
import type { NetUnit } from './netText.ts'
import { SpokenDay } from './SpokenDay.tsx'
import { useDayPlot } from './useDayPlot.ts'
import type { NamedLine } from './useNamed.ts'

interface PlotProps {
  readonly series: ProgramSeries
  readonly lines: readonly NamedLine[]
  readonly looks: readonly LineLook[]
  readonly unit: NetUnit
  readonly dayLabel: string
  readonly crosshair: Instant | null
  readonly onCrosshair: (at: Instant | null) => void
}

/** The canvas, and over and beside it what has words. */
export function Plot({ series, lines, looks, unit, dayLabel, crosshair, onCrosshair }: PlotProps) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const { view, failed } = useDayPlot({ host, series, looks, unit })
  return (
    <div className={styles.body}>
      <SpokenDay lines={lines} holes={series.holes} unit={unit} />
      <div className={styles.plot}>
        {view && <Bands view={view} holes={series.holes} />}
        <div ref={host} className={styles.canvas} aria-hidden="true" />
        {view === null && (
          <p className={styles.nothing}>{t(failed ? 'programChart.notLoaded' : 'programChart.loading')}</p>
        )}
        {view && (
          <Crosshair {...{ view, lines, unit, dayLabel, crosshair, onCrosshair }} holes={series.holes} />
        )}
      </div>
      {view && <EndLabels {...{ view, lines, looks, unit, crosshair }} />}
    </div>
  )
}
