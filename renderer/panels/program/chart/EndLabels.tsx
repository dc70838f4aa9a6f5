import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Instant, kstTime } from '../../../../shared/domain/time.ts'
import { Unknown } from '../../../parts/Unknown.tsx'
import styles from './chart.module.css'
import { type EndLabel, endLabel, widestLabel } from './endLabels.ts'
import type { LineLook } from './lineLooks.ts'
import { type NetUnit, netText } from './netText.ts'
import { type PlotView, yOf } from './plotView.ts'
import { pushApart } from './pushApart.ts'
import type { NamedLine } from './useNamed.ts'

const lineHeight = 16

interface EndLabelsProps {
  readonly view: PlotView
  readonly lines: readonly NamedLine[]
  readonly looks: readonly LineLook[]
  readonly unit: NetUnit
  readonly crosshair: Instant | null
}

/** Name and value at each line's end, or at the crosshair. Two that would cover each other stand apart. */
export function EndLabels({ view, lines, looks, unit, crosshair }: EndLabelsProps) {
  const labels = lines.map(({ line }) => endLabel(line, crosshair))
  const widest = useMemo(() => lines.map(({ line }) => widestLabel(line)), [lines])
  const wanted = labels.map(({ beside }) => yOf(view, Number(beside ?? 0)) - lineHeight / 2)
  const { top, height } = view.area
  const tops = pushApart(wanted, { gap: lineHeight, from: top, until: top + height - lineHeight })
  const parts = lines.map(({ name, line }, index) => ({
    key: line.code ?? line.kind,
    name,
    unit,
    look: looks[index],
    label: labels[index],
    widest: widest[index],
    top: tops[index] ?? top,
  }))
  return (
    <>
      <ul className={styles.ends}>
        {parts.map(({ key, top, label, ...part }) => (
          <li key={key} className={styles.end} style={{ transform: `translateY(${top}px)` }}>
            <Label {...part} label={label} />
          </li>
        ))}
      </ul>
      {/* Keeps the plot's width while the crosshair meets shorter and longer figures. */}
      <div className={styles.widest} aria-hidden="true">
        {parts.map(({ key, widest, ...part }) => (
          <span key={key} className={styles.end}>
            <Label {...part} label={widest} />
          </span>
        ))}
      </div>
    </>
  )
}

interface LabelProps {
  readonly name: string
  readonly unit: NetUnit
  readonly look: LineLook | undefined
  readonly label: EndLabel | undefined
}

function Label({ name, unit, look, label }: LabelProps) {
  const { t } = useTranslation()
  if (!label || !look) return null
  const { value, of } = label
  return (
    <span className={styles.label} data-tone={look.tone}>
      <svg className={styles.sample} viewBox="0 0 20 4" aria-hidden="true">
        <path d="M0 2h20" strokeWidth={look.width} strokeDasharray={look.dash.join(' ')} />
      </svg>
      {name}
      {value === null ? <Unknown /> : <b data-old={of !== null}>{netText(value, unit)}</b>}
      {of !== null && <span className={styles.meta}>{t('programChart.end', { time: kstTime(of) })}</span>}
    </span>
  )
}
