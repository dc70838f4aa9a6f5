import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import styles from './connection.module.css'

/** Whether what was received outlives this run. */
export function JournalCard() {
  const { t } = useTranslation()
  const health = useSlice('health', ({ value }) => value)
  const skew = useSlice('line', (line) => line.skew)
  const kind = health?.journal.kind ?? 'unknown'
  const tone = { durable: 'good', behind: 'refused', memory: 'refused', unknown: 'unknown' } as const
  return (
    <section className={styles.card}>
      <header className={styles.cardHead}>
        <h3>{t('journal.title')}</h3>
        <Badge tone={tone[kind]}>{t(`journal.${kind}`)}</Badge>
      </header>
      <div className={styles.prose}>
        <JournalWords />
        {health && (
          <p className={styles.meta}>
            {t('journal.started', { version: health.version, time: kstTime(health.startedAt - skew) })}
          </p>
        )}
      </div>
    </section>
  )
}

function JournalWords() {
  const { t } = useTranslation()
  const journal = useSlice('health', ({ value }) => value?.journal)
  const skew = useSlice('line', (line) => line.skew)
  if (!journal) return <p className={styles.what}>{t('journal.unknown')}</p>
  if (journal.kind === 'durable') return <p>{t('journal.durableWhat')}</p>
  const since = kstTime(journal.since - skew)
  return (
    <>
      <p className={styles.what}>
        {journal.kind === 'behind'
          ? t('journal.behindWhat', { count: journal.unsaved })
          : t('journal.memoryWhat')}
      </p>
      <p>
        {t(`journal.${journal.kind}Plain`, { since })} {t(`journal.reason.${journal.reason}`)}
      </p>
    </>
  )
}
