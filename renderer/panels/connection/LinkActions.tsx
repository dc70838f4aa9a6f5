import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { toggleConnection } from '../../app/viewActions.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './connection.module.css'
import { linkAction } from './linkStory.ts'
import { askBroker } from './requests.ts'
import { useBrokerCard } from './useBrokerCard.ts'

/** The one thing the user can do about the line, for the strip. What is no matter of dialling is in the panel. */
export function LinkActions() {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const { told } = useBrokerCard('kiwoom')
  const action = useSlice('links', ({ kiwoom }) => linkAction(kiwoom).action)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { state, start } = useRequest(askBroker(api, stores, 'kiwoom'))
  if (told.of === 'session') {
    return (
      <Button onClick={() => toggleConnection(stores)}>
        {t('alert.openConnection')} <Key name="F8" />
      </Button>
    )
  }
  if (action === null) return null
  return (
    <span className={styles.actions}>
      <Button disabled={closed || state.kind === 'asking'} onClick={() => start(action)}>
        {t(`session.action.${action}`)}
      </Button>
      <span role="status" className={styles.result}>
        {state.kind === 'asking' && t('connection.asking')}
        {state.kind === 'failed' && t('connection.failed')}
      </span>
    </span>
  )
}
