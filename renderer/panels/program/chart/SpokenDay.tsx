import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hole } from '../../../../shared/domain/programSeries.ts'
import styles from './chart.module.css'
import { spokenDay } from './dayWords.ts'
import type { NetUnit } from './netText.ts'
import type { NamedLine } from './useNamed.ts'

interface SpokenDayProps {
  readonly lines: readonly NamedLine[]
  readonly holes: readonly Hole[]
  readonly unit: NetUnit
}

/** For who cannot see the lines. It is no live region, so it may come a frame after them. */
export function SpokenDay({ lines, holes, unit }: SpokenDayProps) {
  const { t } = useTranslation()
  const told = useDeferredValue(useMemo(() => ({ lines, holes, unit }), [lines, holes, unit]))
  return <p className={styles.silent}>{useMemo(() => spokenDay(told, t), [told, t])}</p>
}
