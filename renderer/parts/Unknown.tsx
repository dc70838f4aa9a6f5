import { useTranslation } from 'react-i18next'
import styles from './Unknown.module.css'

/** A figure nobody knows: never 0, never blank. `why`: in a few words. */
export function Unknown({ why }: { readonly why?: string }) {
  const { t } = useTranslation()
  const unknown = t('strip.unknown')
  const label = why === undefined ? unknown : `${unknown}, ${why}`
  return (
    <span className={styles.unknown} role="img" aria-label={label} title={why}>
      —
    </span>
  )
}
