import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { useApp } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './setUp.module.css'
import { TextField } from './TextField.tsx'

interface AuthoriseProps {
  readonly broker: BrokerId
  readonly url: string
}

/** The user allows the access on the broker's page and brings back what it shows. */
export function Authorise({ broker, url }: AuthoriseProps) {
  const { t } = useTranslation()
  const { api } = useApp()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.focus(), [])
  const copy = useRequest(() => navigator.clipboard.writeText(url))
  const { state, start } = useRequest((answer: string) => api.answerAuthorisation({ broker, answer }))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = String(new FormData(event.currentTarget).get('answer') ?? '').trim()
    if (answer !== '') start(answer)
  }
  const wrong = state.kind === 'done' && !state.value.accepted
  return (
    <form className={`${styles.form} ${styles.question}`} noValidate onSubmit={submit}>
      <h4>{t('setUp.authorise.title')}</h4>
      <p className={styles.address}>
        {isWebAddress(url) && (
          <a ref={link} href={url} target="_blank" rel="noreferrer">
            {t('setUp.authorise.open')}
          </a>
        )}
        <Button onClick={() => copy.start()}>{t('setUp.authorise.copy')}</Button>
        <span role="status">
          {copy.state.kind === 'done' && t('setUp.authorise.copied')}
          {copy.state.kind === 'failed' && t('setUp.authorise.copyRefused')}
        </span>
      </p>
      <TextField
        id={`${broker}-answer`}
        name="answer"
        label={t('setUp.authorise.answer')}
        maxLength={4000}
        wrong={wrong}
        note={
          <span role="status">
            {wrong && t('setUp.authorise.wrong')}
            {state.kind === 'done' && state.value.accepted && t('setUp.authorise.sent')}
            {state.kind === 'failed' && t('setUp.authorise.failed')}
          </span>
        }
      />
      <Button type="submit" filled disabled={state.kind === 'asking'}>
        {t('setUp.authorise.send')}
      </Button>
    </form>
  )
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}
