import { useTranslation } from 'react-i18next'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Key } from '../../parts/Key.tsx'
import { sellableIn } from '../../stores/sellCheck.ts'
import type { Card } from './cardOf.ts'
import styles from './SellPanel.module.css'

interface SellFooterProps {
  readonly card: Card | null
  readonly origin: boolean
  readonly onOrigin: () => void
}

/** What can be done with the answer, and who gave it. */
export function SellFooter({ card, origin, onOrigin }: SellFooterProps) {
  const { t } = useTranslation()
  const { sell, stores } = useApp()
  const keepFresh = useSlice('sellCheck', (state) => state.keepFresh)
  const seconds = useSlice('settings', ({ value }) => (value ?? defaultSettings).keepFreshSeconds)
  const copies = useSlice('sellCheck', ({ answer }) => sellableIn(answer) !== null)
  return (
    <footer className={styles.footer}>
      <button type="button" className={styles.tool} aria-pressed={keepFresh} onClick={sell.toggleKeepFresh}>
        {keepFresh ? t('sell.keepFresh.on', { seconds }) : t('sell.keepFresh.off')} <Key name="L" />
      </button>
      <button type="button" className={styles.tool} disabled={!copies || !card?.quantity} onClick={sell.copy}>
        {t('sell.copy.button')} <Key name="C" />
      </button>
      <button type="button" className={styles.tool} aria-expanded={origin} onClick={onOrigin}>
        {t('sell.origin.button')} <Key name="?" />
      </button>
      <button type="button" className={styles.tool} onClick={() => stores.view.setState({ settings: true })}>
        {t('sell.settings')}
      </button>
      <Copied card={card} />
      {card?.source && (
        <span className={styles.source}>
          {t('sell.source', { broker: t(`broker.${card.source.broker}`), question: card.source.question })}
        </span>
      )}
    </footer>
  )
}

/** What became of copying. An old figure is copied too, and its time is said. */
function Copied({ card }: { readonly card: Card | null }) {
  const { t } = useTranslation()
  const copied = useSlice('sellCheck', (state) => state.copied)
  const skew = useSlice('line', (line) => line.skew)
  const words = () => {
    if (copied === null) return null
    if (copied === 'failed') return t('sell.copy.failed')
    const old = card?.stale && card.at !== null
    return old ? t('sell.copy.stale', { time: kstTime(card.at - skew) }) : t('sell.copy.done')
  }
  return (
    <span role="status" className={styles.copied}>
      {words()}
    </span>
  )
}
