import type { TFunction } from 'i18next'
import type { Hole } from '../../../../shared/domain/programSeries.ts'
import { type Instant, kstTime } from '../../../../shared/domain/time.ts'
import { endLabel } from './endLabels.ts'
import { type NetUnit, netText } from './netText.ts'
import type { NamedLine } from './useNamed.ts'

interface LookedAt {
  readonly at: Instant
  readonly lines: readonly NamedLine[]
  readonly holes: readonly Hole[]
  readonly unit: NetUnit
}

interface CrosshairWords {
  /** Over the plot: the reading's time, and the hole that it lies in. */
  readonly moment: string
  /** The whole reading, for who cannot see it. */
  readonly spoken: string
}

export function crosshairWords({ at, lines, holes, unit }: LookedAt, t: TFunction): CrosshairWords {
  const told = lines.map(({ name, line }) => ({ name, value: endLabel(line, at).value }))
  const time = kstTime(at)
  const hole = told.every(({ value }) => value === null)
    ? holes.find(({ from, until }) => from <= at && at <= until)
    : undefined
  const moment = hole
    ? t('programChart.missedAt', { time, from: kstTime(hole.from), until: kstTime(hole.until) })
    : time
  const values = told.map(
    ({ name, value }) => `${name} ${value === null ? t('programChart.unknown') : netText(value, unit)}`,
  )
  return { moment, spoken: t('programChart.reading', { moment, values: values.join(', ') }) }
}
