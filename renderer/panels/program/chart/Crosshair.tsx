import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hole } from '../../../../shared/domain/programSeries.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import styles from './chart.module.css'
import { keyLeadsTo, nearestReading } from './crosshair.ts'
import { crosshairWords } from './crosshairWords.ts'
import type { NetUnit } from './netText.ts'
import { momentAt, type PlotView, xOf } from './plotView.ts'
import type { NamedLine } from './useNamed.ts'

interface CrosshairProps {
  readonly view: PlotView
  readonly lines: readonly NamedLine[]
  readonly holes: readonly Hole[]
  readonly unit: NetUnit
  readonly dayLabel: string
  readonly crosshair: Instant | null
  readonly onCrosshair: (at: Instant | null) => void
}

/** Moves from reading to reading by pointer and by keys. Without it, a line marks the latest reading. */
export function Crosshair(props: CrosshairProps) {
  const { view, lines, holes, unit, dayLabel, crosshair, onCrosshair } = props
  const { t } = useTranslation()
  const points = lines[0]?.line.points ?? []
  const at = crosshair ?? points.at(-1)?.at ?? view.time.from
  const { moment, spoken } = crosshairWords({ at, lines, holes, unit }, t)
  const follow = ({ clientX, currentTarget }: PointerEvent) =>
    onCrosshair(nearestReading(points, momentAt(view, clientX - currentTarget.getBoundingClientRect().left)))
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = keyLeadsTo(event.key, points, crosshair)
    if (to === undefined) return
    event.preventDefault()
    onCrosshair(to)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.over}
      aria-label={t('programChart.plot', { day: dayLabel })}
      aria-valuemin={0}
      aria-valuemax={points.length - 1}
      aria-valuenow={points.findLastIndex((point) => point.at === at)}
      aria-valuetext={spoken}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => onCrosshair(null)}
      onBlur={() => onCrosshair(null)}
      onKeyDown={press}
    >
      <MomentLine view={view} at={at} text={moment} />
    </div>
  )
}

interface MomentLineProps {
  readonly view: PlotView
  readonly at: Instant
  readonly text: string
}

/** The words stand right of the line where there is room, else left of it. */
function MomentLine({ view, at, text }: MomentLineProps) {
  const x = xOf(view, at)
  const { left, top, width, height } = view.area
  const side = x < left + width / 3 ? 'right' : x > left + (2 * width) / 3 ? 'left' : 'middle'
  return (
    <>
      <span className={styles.crosshair} style={{ left: x, top, height }} />
      <span className={styles.moment} data-side={side} style={{ left: x }}>
        {text}
      </span>
    </>
  )
}
