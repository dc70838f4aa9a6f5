import { useTranslation } from 'react-i18next'
import styles from './Unknown.module.css'

/** A figure nobody knows: never 0, never blank. */
export function Unknown() {
  const { t } = useTranslation()
  return (
    <span className={styles.unknown} role="img" aria-label={t('strip.unknown')}>
      —
    </span>
  )
}
