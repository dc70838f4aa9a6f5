import { useTranslation } from 'react-i18next'
import type { NoticeOutcome, NoticeReport } from '../../../shared/domain/notice.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import styles from './connection.module.css'
import { NoticeActions } from './NoticeActions.tsx'

const shownReports = 6

/** Whether the user is told outside the window, and what became of the last notices. */
export function NoticesCard() {
  const { t } = useTranslation()
  const { popups } = useApp()
  const permission = useSlice('permission', ({ value }) => value)
  const reports = useSlice('reports', (state) => state.reports)
  return (
    <section className={styles.card}>
      <header className={styles.cardHead}>
        <h3>{t('notice.title')}</h3>
      </header>
      <div className={styles.prose}>
        <p>{t(`notice.permission.${popups === 'system' ? 'system' : (permission ?? 'unsupported')}`)}</p>
        <NoticeActions />
      </div>
      {reports.length === 0 ? (
        <p className={styles.quiet}>{t('notice.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('notice.time')}</th>
              <th>{t('notice.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {reports.slice(0, shownReports).map((report) => (
              <ReportLine key={report.noticeId} report={report} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function ReportLine({ report: { at, outcome } }: { readonly report: NoticeReport }) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  return (
    <tr>
      <td>{kstTime(at - skew)}</td>
      <td>
        <Badge tone={toneOf(outcome)}>{t(`notice.${outcome.kind}`)}</Badge>{' '}
        {outcome.kind === 'failed' && <span className={styles.meta}>{outcome.reason}</span>}
      </td>
    </tr>
  )
}

/** That no window was open is no refusal, nor is what the user wants. */
function toneOf({ kind }: NoticeOutcome): 'good' | 'plain' | 'refused' {
  if (kind === 'shown') return 'good'
  return kind === 'nobody-there' || kind === 'withheld' ? 'plain' : 'refused'
}
