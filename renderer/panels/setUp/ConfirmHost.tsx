import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { useApp } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './setUp.module.css'
import { TextField } from './TextField.tsx'

interface ConfirmHostProps {
  readonly broker: BrokerId
  readonly host: string
  readonly onConfirmed: () => void
}

/** Typing the name is the user's word that secrets may go there; the test then starts again by itself. */
export function ConfirmHost({ broker, host, onConfirmed }: ConfirmHostProps) {
  const { t } = useTranslation()
  const { api } = useApp()
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => ref.current?.querySelector('input')?.focus(), [])
  const { state, start } = useRequest(async (typed: string) => {
    const { accepted } = await api.confirmHost({ broker, host: typed })
    if (accepted) onConfirmed()
    return accepted
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    start(String(new FormData(event.currentTarget).get('host') ?? '').trim())
  }
  const wrong = state.kind === 'done' && !state.value
  return (
    <form ref={ref} className={`${styles.form} ${styles.question}`} noValidate onSubmit={submit}>
      <h4>{t('setUp.host.title')}</h4>
      <TextField
        id={`${broker}-host`}
        name="host"
        label={t('setUp.host.label', { host })}
        maxLength={300}
        wrong={wrong}
        note={
          <span role="status">
            {wrong && t('setUp.host.wrong', { host })}
            {state.kind === 'failed' && t('setUp.host.failed')}
          </span>
        }
      />
      <Button type="submit" filled disabled={state.kind === 'asking'}>
        {t('setUp.host.confirm')}
      </Button>
    </form>
  )
}
