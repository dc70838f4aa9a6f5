import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialForm } from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { BrokerSetup } from '../../../shared/domain/profile.ts'
import { Authorise } from './Authorise.tsx'
import { type Attempt, failureOf, questionOf } from './attempt.ts'
import { Choices } from './Choices.tsx'
import { ConfirmHost } from './ConfirmHost.tsx'
import { CredentialInput } from './CredentialInput.tsx'
import { FormButtons } from './FormButtons.tsx'
import { Outcome } from './Outcome.tsx'
import { Results } from './Results.tsx'
import styles from './setUp.module.css'
import { useCredentialForm } from './useCredentialForm.ts'

interface BrokerStepProps {
  readonly broker: BrokerId
  readonly shown: boolean
  readonly setup: BrokerSetup | undefined
  readonly attempt: Attempt
  /** The broker to go on with after this one. */
  readonly next: BrokerId | undefined
  readonly onSend: (form: CredentialForm) => void
  readonly onCancel: () => void
  readonly onGo: (broker: BrokerId | undefined) => void
}

/** One broker's form and what the broker said to it. Steps that are not shown keep what was typed. */
export function BrokerStep(props: BrokerStepProps) {
  const { broker, shown, setup, attempt, next, onSend, onCancel, onGo } = props
  const { t } = useTranslation()
  const ref = useRef<HTMLFormElement>(null)
  const form = useCredentialForm({ broker, setup, attempt, onSend })
  const failure = failureOf(attempt)
  const host = failure?.trouble?.kind === 'unconfirmed-host' ? failure.trouble.host : null
  const url = questionOf(attempt)?.url ?? null
  const complaints = JSON.stringify(form.complaints)
  useEffect(() => {
    if (complaints !== '[]') ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [complaints])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    form.submit(event.currentTarget)
  }
  return (
    <section
      className={styles.step}
      hidden={!shown}
      data-broker={broker}
      aria-label={t(`setUp.keys.${broker}`)}
    >
      <div className={styles.entry}>
        <h3 className={styles.title}>{t(`setUp.keys.${broker}`)}</h3>
        <p className={styles.lead}>{t(`setUp.where.${broker}`)}</p>
        <form ref={ref} className={styles.form} noValidate onSubmit={submit}>
          <Choices broker={broker} form={form} setup={setup} />
          {form.fields.map((field) => (
            <CredentialInput
              key={field.id}
              broker={broker}
              field={field}
              held={form.isHeld(field.id, field.kind)}
              given={attempt.given.has(field.id)}
              shown={setup?.shown[field.id]}
              changing={form.changing.has(field.id)}
              complaint={form.complaintOf(field.id)}
              onChange={() => form.change(field.id)}
            />
          ))}
          <FormButtons
            asked={host !== null || url !== null}
            attempt={attempt}
            broker={broker}
            next={next}
            onCancel={onCancel}
            onGo={onGo}
          />
        </form>
        <Outcome broker={broker} attempt={attempt} />
        {host !== null && (
          <ConfirmHost
            key={failure?.at}
            broker={broker}
            host={host}
            onConfirmed={() => ref.current?.requestSubmit()}
          />
        )}
        {url !== null && <Authorise key={url} broker={broker} url={url} />}
      </div>
      <Results broker={broker} attempt={attempt} />
    </section>
  )
}
