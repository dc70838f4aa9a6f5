import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Key } from '../../parts/Key.tsx'
import styles from './SellPanel.module.css'

/** The panel's name, and which account on which market is asked. */
export function SellHead() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const account = useSlice('sessions', ({ kis }) => kis?.account ?? null)
  const environment = useSlice('sessions', ({ kis }) => kis?.environment)
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{t('sell.title')}</h2>
      <span className={styles.meta}>{t('sell.screen')}</span>
      <span className={styles.spring} />
      <span className={styles.meta}>
        {account === null ? t('sell.accountUnknown') : t('sell.account', { account })}
      </span>
      <EnvironmentBadge environment={environment} />
      <Button className={styles.close} onClick={() => stores.view.setState({ sell: false })}>
        {t('sell.close')} <Key name="Esc" />
      </Button>
    </header>
  )
}
