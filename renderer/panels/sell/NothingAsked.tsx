import { useTranslation } from 'react-i18next'
import styles from './SellPanel.module.css'
import { WaysOut } from './WaysOut.tsx'

/** Before the first question. */
export function NothingAsked() {
  const { t } = useTranslation()
  return (
    <div className={styles.empty}>
      <p>{t('sell.empty')}</p>
      <p className={styles.hint}>{t('sell.emptyHint')}</p>
    </div>
  )
}

/** 모의투자 cannot be asked: said before anything is sent, with the ways out. */
export function MockNote() {
  const { t } = useTranslation()
  return (
    <div className={styles.note}>
      <p className={styles.what}>{t('sell.mock.what')}</p>
      <p className={styles.hint}>{t('sell.mock.todo')}</p>
      <WaysOut ways={['profile', 'demo']} />
    </div>
  )
}
