import { useTranslation } from 'react-i18next'
import { kstTime } from '../../shared/domain/time.ts'
import { NoticeActions } from '../panels/connection/NoticeActions.tsx'
import { noticeTrouble } from '../panels/connection/noticeTrouble.ts'
import { Button } from '../parts/Button.tsx'
import { Key } from '../parts/Key.tsx'
import { useApp, useSlice } from './context.ts'
import styles from './Page.module.css'
import { toggleConnection } from './viewActions.ts'

/** What keeps the promise from holding now, in sentences that stay until it holds again. */
export function Alerts() {
  const { t } = useTranslation()
  return (
    <section className={styles.alerts} aria-label={t('alert.label')}>
      <PageAlert />
      <JournalAlert />
      <NoticeAlert />
    </section>
  )
}

function PageAlert() {
  const { t } = useTranslation()
  const down = useSlice('line', (line) => line.down)
  if (down?.kind !== 'closed' && down?.kind !== 'page') return null
  return (
    <div className={styles.alert} data-grave="true" role="alert">
      <p>
        <strong>{t(`alert.${down.kind}`, { time: kstTime(down.since) })}</strong>
        {t(`alert.${down.kind}Plain`)}
      </p>
    </div>
  )
}

function JournalAlert() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const journal = useSlice('health', ({ value }) => value?.journal)
  const skew = useSlice('line', (line) => line.skew)
  if (!journal || journal.kind === 'durable') return null
  const since = kstTime(journal.since - skew)
  const what =
    journal.kind === 'behind' ? t('journal.behindWhat', { count: journal.unsaved }) : t('journal.memoryWhat')
  return (
    <div className={styles.alert}>
      <p>
        <strong>{what}</strong>
        {t(`journal.${journal.kind}Plain`, { since })} {t(`journal.reason.${journal.reason}`)}
      </p>
      <Button onClick={() => toggleConnection(stores)}>
        {t('alert.openConnection')} <Key name="F8" />
      </Button>
    </div>
  )
}

function NoticeAlert() {
  const { t } = useTranslation()
  const permission = useSlice('permission', ({ value }) => value)
  const last = useSlice('reports', ({ reports }) => reports[0]?.outcome)
  const trouble = noticeTrouble(permission, last)
  if (!trouble) return null
  return (
    <div className={styles.alert}>
      <p>
        <strong>{t('alert.noticesOff')}</strong>
        {t('alert.noticesOffPlain')} {trouble === 'outcome' ? '' : t(`notice.permission.${trouble}`)}
      </p>
      <NoticeActions />
    </div>
  )
}
