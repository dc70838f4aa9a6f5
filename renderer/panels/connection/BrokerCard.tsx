import { useTranslation } from 'react-i18next'
import { Badge } from '../../parts/Badge.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Lamp } from '../../parts/Lamp.tsx'
import { lampNames, useLamps } from '../../parts/useLamps.ts'
import { useSessionLamps } from '../../parts/useSessionLamps.ts'
import { CardButtons } from './CardButtons.tsx'
import { CheckSteps } from './CheckSteps.tsx'
import styles from './connection.module.css'
import { LinkFacts } from './LinkFacts.tsx'
import { SessionFacts } from './SessionFacts.tsx'
import { Story } from './Story.tsx'
import { UnreadableFrame } from './UnreadableFrame.tsx'
import type { BrokerCardView } from './useBrokerCard.ts'
import { useSessionTest } from './useSessionTest.ts'

interface BrokerCardProps {
  readonly card: BrokerCardView
  /** Of all cards this one's action takes Enter. */
  readonly first: boolean
}

export function BrokerCard({ card, first }: BrokerCardProps) {
  const { t } = useTranslation()
  const test = useSessionTest(card.broker)
  const name = t(`broker.${card.broker}`)
  return (
    <section className={styles.card} aria-label={name} data-broker={card.broker}>
      <header className={styles.linkHead}>
        <h3>{name}</h3>
        {card.broker === 'kiwoom' ? <LineLamps /> : <OwnLamps card={card} />}
        <span className={styles.spring} />
        <Badges card={card} />
      </header>
      <div className={styles.linkBody}>
        <div className={styles.prose}>
          <Story card={card} />
          <CardButtons card={card} test={test} first={first} />
          <CheckSteps broker={card.broker} test={test} />
          {card.broker === 'kiwoom' && <UnreadableFrame />}
        </div>
        {card.session?.standing !== 'not-set-up' && (
          <dl className={styles.facts}>
            {card.broker === 'kiwoom' && <LinkFacts />}
            <SessionFacts card={card} />
          </dl>
        )}
      </div>
    </section>
  )
}

function LineLamps() {
  const { t } = useTranslation()
  const lamps = useLamps()
  return lampNames.map((name) => (
    <span key={name} className={styles.lamp}>
      <Lamp state={lamps[name]} /> {t(`lamps.${name}`)}
      <span className={styles.meta}>{t(`lamps.${lamps[name]}`)}</span>
    </span>
  ))
}

function OwnLamps({ card }: { readonly card: BrokerCardView }) {
  const { t } = useTranslation()
  const { token, request } = useSessionLamps(card.broker)
  const latency = card.session?.facts?.lastAnswer?.latency
  const answered = request.state === 'answered' && latency !== undefined
  return (
    <>
      <span className={styles.lamp}>
        <Lamp state={token.lamp} /> {t('session.lamp.token')}
        <span className={styles.meta}>{t(`session.state.${token.state}`)}</span>
      </span>
      <span className={styles.lamp}>
        <Lamp state={request.lamp} /> {t('session.lamp.request')}
        <span className={styles.meta}>
          {answered ? t('session.latency', { ms: latency }) : t(`session.state.${request.state}`)}
        </span>
      </span>
      <span className={styles.lamp}>
        <Lamp state="unused" /> {t('session.lamp.stream')}
        <span className={styles.meta}>{t('lamps.unused')}</span>
      </span>
    </>
  )
}

/** Where the figures come from, unless from the real server; whether the keys stay; how it stands. */
function Badges({ card: { badge, session } }: { readonly card: BrokerCardView }) {
  const { t } = useTranslation()
  const words = badge.of === 'link' ? t(`connection.${badge.words}`) : t(`session.badge.${badge.words}`)
  const placed = session && session.standing !== 'not-set-up' && session.environment !== 'live'
  return (
    <>
      {placed && <EnvironmentBadge environment={session.environment} />}
      {session?.thisRunOnly && <Badge tone="plain">{t('session.thisRunOnly')}</Badge>}
      <Badge tone={badge.tone}>
        {words} {badge.code}
      </Badge>
    </>
  )
}
