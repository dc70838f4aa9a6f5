import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { askPermission } from '../../app/popups.ts'
import { Button } from '../../parts/Button.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import styles from './connection.module.css'

/** A test notice, and in a browser the way to allow them. */
export function NoticeActions() {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const permission = useSlice('permission', ({ value }) => value)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { state, start } = useRequest(() => api.testNotice())
  return (
    <span className={styles.actions}>
      {permission === 'default' && (
        <Button filled onClick={() => void askPermission(stores)}>
          {t('notice.enable')}
        </Button>
      )}
      <Button onClick={() => start()} disabled={closed || state.kind === 'asking'}>
        {t('notice.test')}
      </Button>
      <span role="status" className={styles.result}>
        {state.kind === 'asking' && t('notice.asking')}
        {state.kind === 'failed' && t('connection.failed')}
        {state.kind === 'done' && t('notice.testResult', { outcome: t(`notice.${state.value.kind}`) })}
      </span>
    </span>
  )
}
