import { type ComponentProps, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { type ShiftDraft, type ShiftPart, type ShiftProblem, shiftName } from './marketShifts.ts'
import styles from './settings.module.css'

interface ShiftRowProps {
  readonly row: ShiftDraft
  readonly problem: ShiftProblem | undefined
  /** It has just been added: its date is what is typed next. */
  readonly focused: boolean
  readonly onChange: (part: Partial<Omit<ShiftDraft, 'id'>>) => void
  readonly onRemove: () => void
}

export function ShiftRow({ row, problem, focused, onChange, onRemove }: ShiftRowProps) {
  const { t } = useTranslation()
  const ref = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (focused) ref.current?.querySelector('input')?.focus()
  }, [focused])
  const noteId = `settings-marketShifts-${row.id}-note`
  const field = (part: ShiftPart): ComponentProps<'input'> => ({
    name: shiftName(row.id, part),
    value: row[part],
    className: styles.input,
    autoComplete: 'off',
    'aria-invalid': problem?.part === part || undefined,
    'aria-describedby': problem?.part === part ? noteId : undefined,
    onChange: (event) => onChange({ [part]: event.target.value }),
  })
  return (
    <fieldset ref={ref} className={styles.shift} aria-label={t('settings.marketShifts.row')}>
      <span className={styles.shiftLine}>
        <label>
          {t('settings.marketShifts.date')}
          <input inputMode="numeric" maxLength={20} placeholder="2026-11-19" {...field('date')} />
        </label>
        <label>
          {t('settings.marketShifts.opening')}
          <input inputMode="numeric" maxLength={4} {...field('opening')} />
        </label>
        <label>
          {t('settings.marketShifts.closing')}
          <input inputMode="numeric" maxLength={4} {...field('closing')} />
        </label>
        <Button onClick={onRemove}>{t('settings.marketShifts.remove')}</Button>
      </span>
      {problem && (
        <p id={noteId} className={styles.note} data-wrong>
          {t(`settings.marketShifts.${problem.problem}`)}
        </p>
      )}
    </fieldset>
  )
}
