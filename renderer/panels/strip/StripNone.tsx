import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { useAgo } from '../../parts/useAgo.ts'
import { useLamps } from '../../parts/useLamps.ts'
import { unsureGapEnd } from '../../stores/line.ts'
import styles from './ViStrip.module.css'

/**
 * Nothing runs, and that is known: the line lives. When it last spoke stands beside the claim. Until a VI from before
 * the line came can no longer be running, that much is not known.
 */
export function StripNone() {
  const { t } = useTranslation()
  const { receiving } = useLamps()
  const today = useSlice('viList', ({ counts }) => counts.all)
  const lastRelease = useSlice('viList', (list) => list.lastRelease)
  const heardAt = useSlice('links', ({ kiwoom }) => kiwoom?.heardAt ?? null)
  const ago = useAgo(heardAt)
  const line = useSlice('line', (state) => state)
  const gapEnd = useSlice('clock', ({ market }) => unsureGapEnd(line, market))
  const late = receiving !== 'works'
  return (
    <div className={styles.sentence}>
      <strong>{t(gapEnd === null ? 'strip.none' : 'strip.noneKnown')}</strong>
      {gapEnd !== null && <span>{t('strip.notBefore', { time: kstTime(gapEnd) })}</span>}
      <span>
        {t('strip.today', { count: today })} ·{' '}
        {lastRelease === null ? t('strip.noRelease') : t('strip.lastRelease', { time: kstTime(lastRelease) })}
      </span>
      <span className={late ? styles.late : styles.heard}>
        {ago !== null &&
          (late ? t('strip.late', { broker: t('broker.kiwoom'), ago }) : t('strip.heard', { ago }))}
      </span>
    </div>
  )
}
