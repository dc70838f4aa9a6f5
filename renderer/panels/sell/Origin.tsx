import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Fact } from '../../parts/Fact.tsx'
import { Key } from '../../parts/Key.tsx'
import { useMoment } from '../connection/useMoment.ts'
import { useProfileName } from '../connection/useProfileName.ts'
import type { Card } from './cardOf.ts'
import styles from './SellPanel.module.css'

interface OriginProps {
  readonly card: Card
  readonly onClose: () => void
}

/** What the figures rest on: whom was asked what, for which account, when, and how long it took. */
export function Origin({ card, onClose }: OriginProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const profile = useProfileName()
  const host = useSlice('sessions', ({ kis }) => kis?.host)
  const { source, at, latency } = card
  if (!source) return null
  return (
    <section className={styles.origin} aria-label={t('sell.origin.title')}>
      <header className={styles.originHead}>
        <h3>{t('sell.origin.title')}</h3>
        <Button onClick={onClose}>
          {t('sell.origin.close')} <Key name="?" />
        </Button>
      </header>
      <dl>
        <Fact label={t('sell.origin.question')}>
          {t('sell.source', { broker: t(`broker.${source.broker}`), question: source.question })}
          <br />
          <small>{t('sell.origin.of')}</small>
        </Fact>
        <Fact label={t('sell.origin.environment')}>
          <EnvironmentBadge environment={source.environment} long />
        </Fact>
        <Fact label={t('sell.origin.server')}>{host ?? t('environment.unknown')}</Fact>
        <Fact label={t('sell.origin.profile')}>{profile}</Fact>
        <Fact label={t('sell.origin.account')}>{source.account ?? t('sell.accountUnknown')}</Fact>
        {at !== null && <Fact label={t('sell.origin.asked')}>{moment(at)}</Fact>}
        <Fact label={t('sell.origin.latency')}>
          {latency === null ? t('sell.origin.received') : t('sell.origin.latencyValue', { ms: latency })}
        </Fact>
      </dl>
    </section>
  )
}
