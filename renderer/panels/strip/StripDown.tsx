import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useMarketNow, useSlice } from '../../app/context.ts'
import { lastedText } from '../../format/lastedText.ts'
import { Badge } from '../../parts/Badge.tsx'
import type { Down } from '../../stores/line.ts'
import { downWords } from '../connection/downWords.ts'
import { LinkActions } from '../connection/LinkActions.tsx'
import styles from './ViStrip.module.css'

interface StripDownProps {
  /** `null`: the line is well, but the day's list has not arrived. */
  readonly down: Down | null
  /** No cells beside it, so there is room for the whole sentence. */
  readonly alone: boolean
}

export function StripDown({ down, alone }: StripDownProps) {
  const { t } = useTranslation()
  const now = useMarketNow()
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  if (!down || down.kind === 'loading') {
    return (
      <div className={styles.sentence} role="status">
        <Badge tone="unknown">{t('strip.unknown')}</Badge>
        <strong>{t(down ? 'down.loading' : 'strip.loading')}</strong>
      </div>
    )
  }
  const lasted = lastedText(now - down.since, t)
  return (
    <div className={alone ? styles.sentence : styles.downBeside}>
      <Badge tone="unknown">{t('strip.unknown')}</Badge>
      <span className={styles.downWords}>
        <strong>{t(`down.${downWords(down, link)}`)}</strong>
        <span>
          {t('strip.since', { time: kstTime(down.since), lasted })}
          {alone && ` · ${t('strip.notEmpty')}`}
        </span>
      </span>
      {down.kind === 'link' && <LinkActions />}
    </div>
  )
}
