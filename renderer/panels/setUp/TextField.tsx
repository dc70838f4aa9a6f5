import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../parts/Badge.tsx'
import styles from './setUp.module.css'

interface TextFieldProps extends ComponentProps<'input'> {
  readonly id: string
  readonly label: string
  /** What to enter, or what is wrong with it. */
  readonly note: ReactNode
  readonly wrong: boolean
  /** Where what is wrong is said, if not in this field's own note. */
  readonly saidAt?: string | undefined
}

/** A labelled line to type in, with its note beneath. Nothing in it is remembered by the browser. */
export function TextField({ id, label, note, wrong, saidAt, ...input }: TextFieldProps) {
  const { t } = useTranslation()
  const noteId = `${id}-note`
  return (
    <div className={styles.field} data-field={input.name}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.box}>
        <input
          {...input}
          id={id}
          className={styles.input}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong || undefined}
          aria-describedby={saidAt ?? noteId}
        />
        {wrong && <Badge tone="refused">{t('credential.wrong')}</Badge>}
      </span>
      <p id={noteId} className={styles.note}>
        {note}
      </p>
    </div>
  )
}
