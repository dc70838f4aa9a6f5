import { useTranslation } from 'react-i18next'
import { useSlice } from './context.ts'
import styles from './Page.module.css'

/** While data is simulated this cannot be closed. */
export function DemoBanner() {
  const { t } = useTranslation()
  const demo = useSlice('health', ({ value }) => value?.environment === 'demo')
  if (!demo) return null
  return (
    <section className={styles.demo} aria-label={t('environment.demoData')}>
      <strong>{t('environment.banner')}</strong>
      <span>{t('environment.bannerText')}</span>
    </section>
  )
}
