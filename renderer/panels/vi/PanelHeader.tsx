import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { skewWords } from '../../format/words.ts'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { LampTrio } from '../../parts/LampTrio.tsx'
import { useAgo } from '../../parts/useAgo.ts'
import { lampNames, useLamps } from '../../parts/useLamps.ts'
import { downWords } from '../connection/downWords.ts'
import styles from './ViPanel.module.css'

/** The panel's name, and what its rows rest on. */
export function PanelHeader() {
  const { t } = useTranslation()
  const environment = useSlice('health', ({ value }) => value?.environment)
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{t('vi.panel')}</h2>
      <span className={styles.screen}>{t('vi.screen')}</span>
      <LampTrio />
      <span className={styles.lampWords}>{lampNames.map((name) => t(`lamps.${name}`)).join(' · ')}</span>
      <span className={styles.spring} />
      <Basis />
      <EnvironmentBadge environment={environment} />
    </header>
  )
}

function Basis() {
  const { t } = useTranslation()
  const down = useSlice('line', (line) => line.down)
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const { receiving } = useLamps()
  const ago = useAgo(link?.heardAt ?? null)
  if (down && down.kind !== 'loading') {
    const what = t(`down.${downWords(down, link)}`)
    return <strong className={styles.lost}>{t('vi.downSince', { what, time: kstTime(down.since) })}</strong>
  }
  if (receiving === 'waiting' && ago !== null) {
    return <strong className={styles.late}>{t('strip.late', { broker: t('broker.kiwoom'), ago })}</strong>
  }
  const skew = link?.clockSkew ?? null
  const parts = [
    ago === null ? t('vi.notHeard') : t('vi.lastHeard', { ago }),
    t('vi.skew', { skew: skewWords(skew, t) }),
    t('vi.source'),
  ]
  return <span className={styles.basis}>{parts.join(' · ')}</span>
}
