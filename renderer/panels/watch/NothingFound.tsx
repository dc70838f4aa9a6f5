import { useTranslation } from 'react-i18next'
import { Key } from '../../parts/Key.tsx'
import styles from './watch.module.css'

/** The group has issues, and the filter leaves none of them. */
export function NothingFound({ of }: { readonly of: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.nothing}>
      <p>{t('watch.find.nothing', { n: of })}</p>
      <p className={styles.hint}>
        <Key name="/" /> <Key name="Esc" /> {t('watch.find.clear')}
      </p>
    </div>
  )
}
