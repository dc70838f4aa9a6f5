import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import { type BrokerStory, type SessionStory, sameTrouble } from './brokerStory.ts'
import styles from './connection.module.css'
import type { LinkStory } from './linkStory.ts'
import type { BrokerCardView } from './useBrokerCard.ts'
import { useMoment } from './useMoment.ts'
import { useTroubleText } from './useTroubleText.ts'

/** What, since when, what to do; then what the broker last refused, for support. */
export function Story({ card }: { readonly card: BrokerCardView }) {
  const { told } = card
  return (
    <>
      {told.of === 'link' ? <LineStory story={told.story} /> : <OwnStory card={card} story={told.story} />}
      <LastRefusal card={card} />
    </>
  )
}

function LineStory({ story }: { readonly story: LinkStory }) {
  const { t } = useTranslation()
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const { down, skew } = useSlice('line', (line) => line)
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

interface OwnStoryProps {
  readonly card: BrokerCardView
  readonly story: SessionStory
}

function OwnStory({ card, story }: OwnStoryProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const troubleText = useTroubleText(card.broker)
  const down = useSlice('line', (line) => line.down)
  const vault = useSlice('vault', ({ value }) => value?.state)
  if (story.kind === 'trouble') return <TroubleStory card={card} story={story} />
  const broker = t(`broker.${card.broker}`)
  const host = card.session?.host ?? '—'
  const since = 'since' in story ? moment(story.since) : kstTime(down?.since ?? 0)
  const closed = story.kind === 'vault-closed' && vault !== undefined && vault !== 'open'
  return (
    <>
      <p className={styles.what}>{t(`session.${story.kind}.what`, { broker, host })}</p>
      <p>
        {closed
          ? Object.values(troubleText({ kind: 'vault', state: vault })).join(' ')
          : t(`session.${story.kind}.plain`, { broker, since, host })}
      </p>
    </>
  )
}

interface TroubleStoryProps {
  readonly card: BrokerCardView
  readonly story: Extract<SessionStory, { readonly kind: 'trouble' }>
}

function TroubleStory({ card, story: { since, trouble } }: TroubleStoryProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { what, todo } = useTroubleText(card.broker)(trouble)
  const token = card.session?.facts?.token
  const retryAt = token?.kind === 'failed' ? token.retryAt : null
  const waits = useSlice('clock', ({ local }) => retryAt !== null && retryAt > local)
  return (
    <>
      <p className={styles.what}>{what}</p>
      <p>
        {t('session.trouble.since', { since: moment(since) })} {todo}{' '}
        {retryAt !== null && waits && t('session.trouble.retry', { time: moment(retryAt) })}
      </p>
    </>
  )
}

/** What the broker last said no to, also when all is well again; not twice where the story is about it. */
function LastRefusal({ card }: { readonly card: BrokerCardView }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const troubleText = useTroubleText(card.broker)
  const refusal = card.gone === null ? card.session?.facts?.lastRefusal : null
  if (!refusal || tellsOf(card.told, refusal.trouble)) return null
  const { trouble, at, to, cured } = refusal
  const code = troubleCode(trouble)
  return (
    <p className={styles.said}>
      {t('session.refusal', { time: moment(at), to })} {code !== null && <Badge tone="refused">{code}</Badge>}{' '}
      {troubleText(trouble).what} {cured && t('session.cured')}
    </p>
  )
}

function tellsOf(told: BrokerStory, trouble: Trouble): boolean {
  return told.of === 'session' && told.story.kind === 'trouble' && sameTrouble(told.story.trouble, trouble)
}
