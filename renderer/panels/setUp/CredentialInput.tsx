import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialField } from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { ComplaintNote } from './ComplaintNote.tsx'
import type { Complaint } from './complaints.ts'
import { fieldKey } from './fieldKey.ts'
import styles from './setUp.module.css'
import { TextField } from './TextField.tsx'

interface CredentialInputProps {
  readonly broker: BrokerId
  readonly field: CredentialField
  /** The monitor has a value: it is not asked for again, and never shown. */
  readonly held: boolean
  /** It was sent from this page, not read from what is saved. */
  readonly given: boolean
  /** Of a saved value: a fingerprint, an account's ends, or a plain value whole. */
  readonly shown: string | undefined
  /** The user wants to put another value in its place. */
  readonly changing: boolean
  readonly complaint: Complaint | undefined
  readonly onChange: () => void
}

/** One value of a credential: a line to type in, or the word that there is one. */
export function CredentialInput(props: CredentialInputProps) {
  const { broker, field, held, changing, shown, complaint } = props
  const { t } = useTranslation()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (changing) ref.current?.focus()
  }, [changing])
  const key = fieldKey(broker, field.id)
  if (!key) return null
  const label = t(`credential.${key}.label`)
  if (held && !changing && !complaint) return <HeldValue {...props} label={label} />
  const hint = held ? t('credential.keepHint') : t(`credential.${key}.hint`)
  const again = complaint?.kind === 'trouble' && field.kind === 'secret'
  return (
    <TextField
      ref={ref}
      id={`${broker}-${field.id}`}
      name={field.id}
      label={label}
      type={field.kind === 'secret' ? 'password' : 'text'}
      inputMode={/^\^\\d/.test(field.pattern.source) ? 'numeric' : undefined}
      maxLength={1000}
      defaultValue={field.kind === 'plain' ? (shown ?? field.preset) : undefined}
      placeholder={again ? t('credential.again') : undefined}
      wrong={complaint !== undefined}
      saidAt={complaint?.kind === 'trouble' ? `${broker}-${complaint.saidAt}-note` : undefined}
      note={complaint ? <ComplaintNote broker={broker} complaint={complaint} /> : hint}
    />
  )
}

/** That there is a value, by its fingerprint if it is known. The value itself is never shown again. */
function HeldValue({
  broker,
  field,
  given,
  shown,
  label,
  onChange,
}: CredentialInputProps & { readonly label: string }) {
  const { t } = useTranslation()
  const where = t(given ? 'credential.given' : 'credential.kept')
  const fingerprint = field.kind === 'secret' && shown ? t('credential.fingerprint', { value: shown }) : shown
  return (
    <div className={styles.field} data-field={field.id}>
      <span id={`${broker}-${field.id}-label`} className={styles.label}>
        {label}
      </span>
      <span className={styles.held}>
        <span>{[where, fingerprint].filter(Boolean).join(' · ')}</span>
        <button
          type="button"
          className={styles.change}
          aria-label={t('credential.changeOf', { field: label })}
          onClick={onChange}
        >
          {t('credential.change')}
        </button>
      </span>
      {field.kind === 'secret' && <p className={styles.note}>{t('credential.hidden')}</p>}
    </div>
  )
}
