import { useTranslation } from 'react-i18next'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { openSetUp } from '../../app/viewActions.ts'
import { Button } from '../../parts/Button.tsx'
import { lacksKoscom } from './koscomService.ts'
import styles from './portfolio.module.css'

/** Koscom's public gateway does not list these services any more: that is how it is, and no error. */
export function KoscomNote({ accounts }: { readonly accounts: readonly AccountState[] }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const sessions = useSlice('sessions', (state) => state)
  if (!lacksKoscom(accounts, sessions)) return null
  return (
    <section className={styles.card} aria-label={t('portfolio.koscom.title')}>
      <header className={styles.cardHead}>
        <h3>{t('portfolio.koscom.title')}</h3>
      </header>
      <p className={styles.cardNote}>{t('portfolio.koscom.note')}</p>
      <p className={styles.cardNote}>
        <Button onClick={() => openSetUp(stores, 'koscom')}>{t('portfolio.koscom.guide')}</Button>
      </p>
    </section>
  )
}
