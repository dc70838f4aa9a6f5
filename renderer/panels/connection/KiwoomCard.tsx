import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Lamp } from '../../parts/Lamp.tsx'
import { lampNames, useLamps } from '../../parts/useLamps.ts'
import styles from './connection.module.css'
import { LinkActions } from './LinkActions.tsx'
import { LinkFacts } from './LinkFacts.tsx'
import { type LinkBadge, linkBadge, linkStory } from './linkStory.ts'
import { UnreadableFrame } from './UnreadableFrame.tsx'

const tones: Record<LinkBadge, 'good' | 'caution' | 'refused' | 'unknown'> = {
  good: 'good',
  late: 'caution',
  connecting: 'unknown',
  waiting: 'unknown',
  stopped: 'refused',
  unknown: 'unknown',
}

export function KiwoomCard() {
  const { t } = useTranslation()
  const lamps = useLamps()
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const badge = linkBadge(link, closed, lamps.receiving)
  const code = badge === 'stopped' ? link?.loss?.code : null
  return (
    <section className={styles.card}>
      <header className={styles.linkHead}>
        <h3>{t('broker.kiwoom')}</h3>
        {lampNames.map((name) => (
          <span key={name} className={styles.lamp}>
            <Lamp state={lamps[name]} /> {t(`lamps.${name}`)}
            <span className={styles.meta}>{t(`lamps.${lamps[name]}`)}</span>
          </span>
        ))}
        <span className={styles.spring} />
        <Badge tone={tones[badge]}>
          {t(`connection.${badge}`)} {code}
        </Badge>
      </header>
      <div className={styles.linkBody}>
        <div className={styles.prose}>
          <Story />
          <LinkActions />
          <UnreadableFrame />
        </div>
        <LinkFacts />
      </div>
    </section>
  )
}

/** What, since when, what to do; then the broker's own words and code, for support. */
function Story() {
  const { t } = useTranslation()
  const { receiving } = useLamps()
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { down, skew } = useSlice('line', (line) => line)
  const story = linkStory(link, closed, receiving)
  const since = kstTime(down?.since ?? (link?.liveSince ?? link?.since ?? 0) - skew)
  const heard = link?.heardAt ? kstTime(link.heardAt - skew) : '—'
  const loss = link?.loss
  const shownLoss = loss && (loss.code !== null || loss.message !== null) && link?.phase !== 'live'
  return (
    <>
      <p className={styles.what}>{t(`link.${story}.what`)}</p>
      <p>{t(`link.${story}.plain`, { since, heard })}</p>
      {shownLoss && (
        <p className={styles.said}>
          {t(loss.message === null ? 'connection.code' : 'connection.said')}{' '}
          {loss.code !== null && <Badge tone="refused">{loss.code}</Badge>} {loss.message}
        </p>
      )}
    </>
  )
}
