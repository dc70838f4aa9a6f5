import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeriesChoice } from '../../../../shared/domain/programSeries.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { Segments } from '../../../parts/Segments.tsx'
import { Changes } from './Changes.tsx'
import styles from './chart.module.css'
import type { NetUnit } from './netText.ts'
import type { NamedLine } from './useNamed.ts'

interface ChartHeadProps {
  readonly lines: readonly NamedLine[]
  readonly choice: SeriesChoice
  readonly unit: NetUnit
  readonly period: number
  /** The moment whose changes are told; `null`: the day has no reading. */
  readonly at: Instant | null
  readonly dayLabel: string
  readonly onChoose: ((choice: SeriesChoice) => void) | undefined
  readonly actions: ReactNode
}

export function ChartHead(props: ChartHeadProps) {
  const { lines, choice, unit, period, at, dayLabel, onChoose, actions } = props
  const { t } = useTranslation()
  return (
    <header className={styles.head}>
      <h3 className={styles.title}>{t('programChart.title', { day: dayLabel })}</h3>
      <span className={styles.meta}>{t(`programChart.${unit}`)}</span>
      {onChoose && <LinesSwitch choice={choice} onChoose={onChoose} />}
      {at !== null && lines.length > 0 && (
        <Changes lines={choice.by === 'kind' ? lines.slice(0, 1) : lines} {...{ at, period, unit }} />
      )}
      <span className={styles.actions}>{actions}</span>
    </header>
  )
}

type ByInvestor = Extract<SeriesChoice, { readonly by: 'investor' }>

/** 개인, 기관, 외국인. */
const first: Pick<ByInvestor, 'by' | 'codes' | 'kind'> = {
  by: 'investor',
  codes: ['8000', '8888', '9100'],
  kind: 'all',
}

interface LinesSwitchProps {
  readonly choice: SeriesChoice
  readonly onChoose: (choice: SeriesChoice) => void
}

function LinesSwitch({ choice, onChoose }: LinesSwitchProps) {
  const { t } = useTranslation()
  const chosen = useRef(first)
  if (choice.by === 'investor') chosen.current = choice
  const { unit } = choice
  return (
    <Segments
      label={t('programChart.lines')}
      value={choice.by}
      options={[
        { value: 'kind', text: t('programChart.byKind') },
        { value: 'investor', text: t('programChart.byInvestor') },
      ]}
      onChange={(by) => onChoose(by === 'kind' ? { by, unit } : { ...chosen.current, unit })}
    />
  )
}
