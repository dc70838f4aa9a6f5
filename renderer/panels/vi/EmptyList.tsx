import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { useAgo } from '../../parts/useAgo.ts'
import { noFilters } from '../../stores/filters.ts'
import styles from './ViList.module.css'

/** Why no row is shown: nothing happened, nothing matches, nothing arrived yet, or nothing can be known. */
export function EmptyList() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const shown = useSlice('viList', (list) => list.shown)
  const all = useSlice('viList', ({ counts }) => counts.all)
  const loaded = useSlice('interruptions', ({ date }) => date !== null)
  const down = useSlice('line', (line) => line.down !== null)
  const missed = useSlice('line', ({ spans }) => spans.length > 0)
  const ago = useAgo(useSlice('links', ({ kiwoom }) => kiwoom?.heardAt ?? null))
  const heldUnknown = useSlice('ownership', ({ heldKnown }) => !heldKnown)
  const scope = useSlice('filters', (filters) => filters.scope)
  if (shown > 0) return null
  // That nothing of the user's is in the list could not be said.
  if (all > 0 && scope !== 'all' && heldUnknown) {
    return (
      <div className={`${styles.empty} ${styles.notKnown}`}>
        <span>{t('vi.heldUnknown')}</span>
        <Button onClick={() => stores.filters.setState({ scope: 'all' })}>{t('filter.scopeAll')}</Button>
      </div>
    )
  }
  if (all > 0) {
    return (
      <div className={styles.empty}>
        <span>{t('vi.noMatch', { count: all })}</span>
        <Button onClick={() => stores.filters.setState(noFilters)}>{t('vi.clear')}</Button>
      </div>
    )
  }
  if (!loaded) return <div className={styles.empty}>{t('vi.loading')}</div>
  if (down) return <div className={`${styles.empty} ${styles.notKnown}`}>{t('vi.emptyUnknown')}</div>
  return (
    <div className={styles.empty}>
      <span>{t(missed ? 'vi.emptyAfterGap' : 'vi.empty')}</span>
      {ago !== null && <span className={styles.code}>{t('vi.emptyHeard', { ago })}</span>}
    </div>
  )
}
