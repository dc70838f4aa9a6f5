import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './connection.module.css'

/** The keys go to a stranger's server only after the user has typed its name: read, not clicked away. */
export function ConfirmHost({ broker }: { readonly broker: BrokerId }) {
  const { t } = useTranslation()
  const { api } = useApp()
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const [typed, setTyped] = useState('')
  const { state, start } = useRequest(() => api.confirmHost({ broker, host: typed.trim() }))
  const refused = state.kind === 'done' && !state.value.accepted
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') start()
  }
  return (
    <form className={styles.form} onSubmit={confirm}>
      <label>
        {t('session.confirmHost.label')}
        <input
          className={styles.field}
          value={typed}
          data-helps={!closed}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          disabled={closed}
          aria-invalid={refused}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Button type="submit" filled disabled={closed || state.kind === 'asking'}>
        {t('session.action.confirmHost')}
      </Button>
      <span role="status" className={styles.result}>
        {refused && t('session.confirmHost.refused')}
        {state.kind === 'failed' && t('connection.failed')}
      </span>
    </form>
  )
}
