import { useTranslation } from 'react-i18next'
import { changeSince, type ProgramChange } from '../../../../shared/domain/programSeries.ts'
import { type Instant, kstTime } from '../../../../shared/domain/time.ts'
import { directionOf } from '../../../format/figures.ts'
import { Mark } from '../../../parts/Mark.tsx'
import partsStyles from '../../../parts/parts.module.css'
import { Unknown } from '../../../parts/Unknown.tsx'
import styles from './chart.module.css'
import { type NetUnit, netText } from './netText.ts'
import type { NamedLine } from './useNamed.ts'

const minutes = 10

interface ChangesProps {
  readonly lines: readonly NamedLine[]
  readonly at: Instant
  readonly period: number
  readonly unit: NetUnit
}

/** What each line did up to a moment: since the reading before, then over ten minutes. */
export function Changes({ lines, at, period, unit }: ChangesProps) {
  const { t } = useTranslation()
  const changes = lines.map(({ name, line: { points, code, kind } }) => ({
    key: code ?? kind,
    name: code === null ? null : name,
    ...changeSince(points, at, minutes, period),
  }))
  const told = [
    { label: t('programChart.sinceLast'), span: 'sinceLast' },
    { label: t('programChart.sinceMinutes', { n: minutes }), span: 'sinceMinutes' },
  ] as const
  return told.map(({ label, span }) => (
    <span key={span} className={styles.changes}>
      <span className={styles.span}>{label}</span>
      {changes.map(({ key, name, [span]: change }) => (
        <span key={key} className={styles.change}>
          {name}
          <Change change={change} unit={unit} />
        </span>
      ))}
    </span>
  ))
}

function Change({ change, unit }: { readonly change: ProgramChange | null; readonly unit: NetUnit }) {
  const { t } = useTranslation()
  if (change === null) return <Unknown />
  const direction = directionOf(change.difference)
  return (
    <span
      className={partsStyles.direction}
      data-direction={direction}
      title={t('programChart.countedFrom', { time: kstTime(change.since) })}
    >
      <Mark direction={direction} />
      {netText(change.difference, unit)}
    </span>
  )
}
