import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import { useSlice } from './context.ts'
import { environmentsOf } from './environments.ts'
import styles from './Page.module.css'

/** While data is simulated, or comes from a server for practice or a stranger's, this cannot be closed. */
export function DemoBanner() {
  const { t } = useTranslation()
  const feed = useSlice('health', ({ value }) => value?.environment)
  const sessions = useSlice('sessions', (state) => state)
  const { demo, live, mock, custom } = environmentsOf(feed, sessions)
  const named = (brokers: readonly BrokerId[]) => brokers.map((broker) => t(`broker.${broker}`)).join('·')
  if (demo === 'none' && mock.length + custom.length === 0) return null
  return (
    <section className={styles.demo} data-demo={demo !== 'none'} aria-label={t('environment.notice')}>
      {demo !== 'none' && (
        <>
          <strong>{t('environment.banner')}</strong>
          <span>
            {demo === 'all'
              ? t('environment.bannerText')
              : t('environment.bannerSome', { brokers: named(demo) })}
          </span>
        </>
      )}
      {demo !== 'none' && live.length > 0 && (
        <span>{t('environment.bannerLive', { brokers: named(live) })}</span>
      )}
      {mock.length > 0 && <span>{t('environment.bannerMock', { brokers: named(mock) })}</span>}
      {custom.length > 0 && <span>{t('environment.bannerCustom', { brokers: named(custom) })}</span>}
    </section>
  )
}
