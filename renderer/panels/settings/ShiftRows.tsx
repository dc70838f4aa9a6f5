import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostShifts } from '../../../shared/domain/tradingCalendar.ts'
import { Button } from '../../parts/Button.tsx'
import { readShifts, type ShiftDraft, usualShifts, withShift } from './marketShifts.ts'
import { ShiftRow } from './ShiftRow.tsx'
import styles from './settings.module.css'

interface ShiftRowsProps {
  readonly rows: readonly ShiftDraft[]
  /** They were to be saved, and cannot be. */
  readonly wrong: boolean
  readonly onChange: (rows: readonly ShiftDraft[]) => void
}

/** The days on which trading begins or ends later: no broker's list tells them. */
export function ShiftRows({ rows, wrong, onChange }: ShiftRowsProps) {
  const { t } = useTranslation()
  const [added, setAdded] = useState<number | null>(null)
  const read = readShifts(rows)
  const problems = wrong && read.kind === 'wrong' ? read.problems : []
  const add = (kind: keyof typeof usualShifts) => {
    const next = withShift(rows, usualShifts[kind])
    setAdded(next.at(-1)?.id ?? null)
    onChange(next)
  }
  return (
    <fieldset className={styles.group}>
      <legend>{t('settings.marketShifts.title')}</legend>
      <p className={styles.note}>{t('settings.marketShifts.note')}</p>
      {rows.map((row) => (
        <ShiftRow
          key={row.id}
          row={row}
          problem={problems.find(({ id }) => id === row.id)}
          focused={row.id === added}
          onChange={(part) => onChange(rows.map((one) => (one === row ? { ...one, ...part } : one)))}
          onRemove={() => onChange(rows.filter((one) => one !== row))}
        />
      ))}
      <span className={styles.box}>
        <Button disabled={rows.length >= mostShifts} onClick={() => add('yearOpening')}>
          {t('settings.marketShifts.addYearOpening')}
        </Button>
        <Button disabled={rows.length >= mostShifts} onClick={() => add('csat')}>
          {t('settings.marketShifts.addCsat')}
        </Button>
      </span>
      {rows.length >= mostShifts && (
        <p className={styles.note}>{t('settings.marketShifts.full', { count: mostShifts })}</p>
      )}
    </fieldset>
  )
}
