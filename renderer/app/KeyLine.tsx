import { useTranslation } from 'react-i18next'
import { kstTime } from '../../shared/domain/time.ts'
import { minutesText } from '../format/durations.ts'
import { Key } from '../parts/Key.tsx'
import { useApp, useMarketNow, useSlice } from './context.ts'
import styles from './Page.module.css'

const keys = [
  { name: 'F2', does: 'sellCheck' },
  { name: 'F3', does: 'portfolio' },
  { name: 'F4', does: 'list' },
  { name: 'F7', does: 'program' },
  { name: 'F8', does: 'connection' },
  { name: 'F9', does: 'watch' },
] as const

/** The keys that work everywhere; on the right what was missed today and what became of the last notice. */
export function KeyLine() {
  const { t } = useTranslation()
  return (
    <footer className={styles.keyLine}>
      {keys.map(({ name, does }) => (
        <span key={name}>
          <Key name={name} /> {t(`keys.${does}`)}
        </span>
      ))}
      <span className={styles.spring} />
      <GapSummary />
      <NoticeMode />
      <LastNotice />
    </footer>
  )
}

function GapSummary() {
  const { t } = useTranslation()
  const loaded = useSlice('gaps', ({ value }) => value !== null)
  const spans = useSlice('line', (line) => line.spans)
  const now = useMarketNow(spans.some(({ until }) => until === null))
  if (!loaded) return null
  if (spans.length === 0) return <span>{t('gaps.todayNone')}</span>
  // What lies before today's first start is told by when that was, not as a gap of so many hours.
  const missed = spans.filter(({ fromMidnight }) => !fromMidnight)
  const [before] = spans.filter(({ fromMidnight }) => fromMidnight)
  if (missed.length === 0 && before) {
    const since = before.until
    return (
      <span>{since === null ? t('gaps.todayNotYet') : t('gaps.todaySince', { time: kstTime(since) })}</span>
    )
  }
  const total = missed.reduce((sum, { from, until }) => sum + Math.max(0, (until ?? now) - from), 0)
  return <span>{t('gaps.today', { count: missed.length, total: minutesText(total) })}</span>
}

/** What of the VIs is told outside the window, where that is not all of them. */
function NoticeMode() {
  const { t } = useTranslation()
  const { commands } = useApp()
  const settings = useSlice('settings', ({ value }) => value)
  if (!settings) return null
  const { doNotDisturb, heldPassesDoNotDisturb, noticeScope } = settings
  if (doNotDisturb)
    return (
      <button type="button" className={styles.mode} onClick={commands.doNotDisturb}>
        {t(heldPassesDoNotDisturb ? 'notice.disturbHeld' : 'notice.disturbNone')} <Key name="Ctrl Shift N" />
      </button>
    )
  return noticeScope === 'all' ? null : <span>{t(`notice.scope.${noticeScope}`)}</span>
}

function LastNotice() {
  const { t } = useTranslation()
  const report = useSlice('reports', ({ reports }) => reports[0])
  const skew = useSlice('line', (line) => line.skew)
  if (!report) return null
  const outcome = t(`notice.${report.outcome.kind}`)
  return <span>{t('notice.last', { time: kstTime(report.at - skew), outcome })}</span>
}
