import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useMarketNow, useSlice } from '../../app/context.ts'
import { minutesText } from '../../format/durations.ts'
import type { GapSpan } from '../../stores/line.ts'
import styles from './connection.module.css'

/** Every span of today in which VIs could have been missed. */
export function GapsCard() {
  const { t } = useTranslation()
  const loaded = useSlice('gaps', ({ value }) => value !== null)
  const spans = useSlice('line', (line) => line.spans)
  return (
    <section className={styles.card}>
      <header className={styles.cardHead}>
        <h3>{t('gaps.title')}</h3>
        <span className={styles.meta}>KST</span>
      </header>
      {spans.length === 0 ? (
        <p className={styles.quiet}>{t(loaded ? 'gaps.none' : 'gaps.unknown')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('gaps.span')}</th>
              <th className={styles.figure}>{t('gaps.lasted')}</th>
              <th>{t('gaps.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {spans.map((span) => (
              <GapLine key={span.key} span={span} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function GapLine({ span }: { readonly span: GapSpan }) {
  const { t } = useTranslation()
  const { from, until, reason, fromMidnight } = span
  const now = useMarketNow(until === null)
  const end = until === null ? t('gaps.now') : kstTime(until)
  const beginless = until === null ? t('gap.openMidnight') : t('gaps.before', { time: end })
  return (
    <tr data-open={until === null}>
      <td>{fromMidnight ? beginless : `${kstTime(from)}–${end}`}</td>
      <td className={styles.figure}>{fromMidnight ? '' : minutesText((until ?? now) - from)}</td>
      <td>{t(`gap.reason.${reason}`)}</td>
    </tr>
  )
}
