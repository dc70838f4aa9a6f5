import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import styles from './connection.module.css'

export function UnreadableFrame() {
  const { t } = useTranslation()
  const last = useSlice('links', ({ kiwoom }) => kiwoom?.unreadable.last ?? null)
  const skew = useSlice('line', (line) => line.skew)
  if (!last) return null
  return (
    <div className={styles.frame}>
      <p>
        {t('connection.unreadableTitle')} · {kstTime(last.at - skew)} · {last.reason}
      </p>
      <code>{last.excerpt}</code>
    </div>
  )
}
