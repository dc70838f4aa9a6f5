import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { FilterBar } from './FilterBar.tsx'
import { PanelHeader } from './PanelHeader.tsx'
import { StormBand } from './StormBand.tsx'
import { ViList } from './ViList.tsx'
import styles from './ViPanel.module.css'

export function ViPanel() {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-label={t('vi.panel')}>
      <PanelHeader />
      <StormBand />
      <FilterBar />
      <ViList />
      <PanelFooter />
    </section>
  )
}

const keys = [
  { names: ['J', 'K'], does: 'move' },
  { names: ['Enter'], does: 'detail' },
  { names: ['1', '2', '3'], does: 'scope' },
  { names: ['A'], does: 'activeOnly' },
  { names: ['/'], does: 'filter' },
  { names: ['E'], does: 'csv' },
] as const

function PanelFooter() {
  const { t } = useTranslation()
  return (
    <footer className={styles.footer}>
      <span className={styles.keys}>
        {keys.map(({ names, does }) => (
          <KeyHint key={does} names={names} text={t(`keys.${does}`)} />
        ))}
      </span>
      <CountsLine />
    </footer>
  )
}

function CountsLine() {
  const { t } = useTranslation()
  const loaded = useSlice('interruptions', ({ date }) => date !== null)
  const shown = useSlice('viList', (list) => list.shown)
  const counts = useSlice('viList', (list) => list.counts)
  if (!loaded) return null
  const { all, running, unknown, released, unconfirmed } = counts
  const parts = [
    shown === all ? null : t('counts.shown', { count: shown }),
    t('counts.all', { count: all }),
    t('counts.running', { count: running }),
    unknown > 0 ? t('counts.unknown', { count: unknown }) : null,
    t('counts.released', { count: released }),
    unconfirmed > 0 ? t('counts.unconfirmed', { count: unconfirmed }) : null,
  ]
  return <span>{parts.filter((part) => part !== null).join(' · ')}</span>
}
