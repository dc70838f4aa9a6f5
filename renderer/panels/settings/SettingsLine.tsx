import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './settings.module.css'
import type { LineField } from './settingsForm.ts'

interface SettingsLineProps extends Omit<ComponentProps<'input'>, 'onChange' | 'children'> {
  readonly field: LineField
  readonly value: string
  readonly wrong: boolean
  readonly onChange?: (value: string) => void
  /** What stands beside the field. */
  readonly children?: ReactNode
}

/** A labelled line to type in; its note turns into what is wrong with it. */
export function SettingsLine({ field, wrong, onChange, children, ...input }: SettingsLineProps) {
  const { t } = useTranslation()
  const id = `settings-${field}`
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`settings.${field}.label`)}</label>
      <span className={styles.box}>
        <input
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          {...input}
          id={id}
          name={field}
          className={styles.input}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChange?.(event.target.value)}
        />
        {children}
      </span>
      <p id={`${id}-note`} className={styles.note} data-wrong={wrong}>
        {t(wrong ? `settings.${field}.wrong` : `settings.${field}.note`)}
      </p>
    </div>
  )
}
