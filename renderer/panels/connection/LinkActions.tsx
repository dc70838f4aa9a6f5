import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './connection.module.css'
import { linkAction } from './linkStory.ts'

/** The one thing the user can do about the line; filled where it helps. */
export function LinkActions({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const action = useSlice('links', ({ kiwoom }) => linkAction(kiwoom).action)
  const helps = useSlice('links', ({ kiwoom }) => linkAction(kiwoom).helps)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { state, start } = useRequest(() =>
    linkAction(stores.links.getState().kiwoom).action === 'takeOver'
      ? api.takeOver({ broker: 'kiwoom' })
      : api.reconnect({ broker: 'kiwoom' }),
  )
  if (action === null) return null
  return (
    <span className={styles.actions}>
      <Button
        filled={helps && !brief && !closed}
        data-helps={helps && !brief}
        disabled={closed || state.kind === 'asking'}
        onClick={start}
      >
        {t(`connection.${action}`)}
      </Button>
      <span role="status" className={styles.result}>
        {state.kind === 'asking' && t('connection.asking')}
        {state.kind === 'failed' && t('connection.failed')}
      </span>
    </span>
  )
}
