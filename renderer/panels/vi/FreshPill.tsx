import { useTranslation } from 'react-i18next'
import styles from './ViList.module.css'

/** What arrived above while the list stood still for the reader. */
export function FreshPill({ count, onPress }: { readonly count: number; readonly onPress: () => void }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <button type="button" className={styles.fresh} onClick={onPress}>
      {t('vi.fresh', { count })}
    </button>
  )
}
