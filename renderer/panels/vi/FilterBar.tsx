import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { Segments } from '../../parts/Segments.tsx'
import type { Filters } from '../../stores/filters.ts'
import styles from './ViPanel.module.css'

export function FilterBar() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const { scope, kind, direction, market, activeOnly } = useSlice('filters', (filters) => filters)
  const set = (part: Partial<Filters>) => stores.filters.setState(part)
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <Segments
        label={t('filter.scope')}
        value={scope}
        options={[
          { value: 'held', text: t('filter.scopeHeld') },
          { value: 'watched', text: t('filter.scopeWatched') },
          { value: 'all', text: t('filter.scopeAll') },
        ]}
        onChange={(value) => set({ scope: value })}
      />
      <Segments
        label={t('filter.kind')}
        value={kind}
        options={[
          { value: 'all', text: t('filter.kindAll') },
          { value: 'static', text: t('kind.static') },
          { value: 'dynamic', text: t('kind.dynamic') },
        ]}
        onChange={(value) => set({ kind: value })}
      />
      <Segments
        label={t('filter.direction')}
        value={direction}
        options={[
          { value: 'all', text: t('filter.directionAll') },
          { value: 'up', text: t('direction.up') },
          { value: 'down', text: t('direction.down') },
        ]}
        onChange={(value) => set({ direction: value })}
      />
      <Segments
        label={t('filter.market')}
        value={market}
        options={[
          { value: 'all', text: t('filter.marketAll') },
          { value: 'KOSPI', text: t('market.KOSPI') },
          { value: 'KOSDAQ', text: t('market.KOSDAQ') },
          { value: 'NXT', text: t('venue.NXT') },
        ]}
        onChange={(value) => set({ market: value })}
      />
      <Button
        className={styles.toggle}
        aria-pressed={activeOnly}
        onClick={() => set({ activeOnly: !activeOnly })}
      >
        {t('filter.activeOnly')} <Key name="A" />
      </Button>
      <TextFilter />
    </search>
  )
}

/** Filters while a syllable is still being composed: initial consonants are what comes first. */
function TextFilter() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const text = useSlice('filters', (filters) => filters.text)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.code === 'Escape' && text !== '') stores.filters.setState({ text: '' })
    else if (event.code === 'Escape' || event.code === 'Enter' || event.code === 'ArrowDown') {
      document.getElementById(ids.list)?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <label className={styles.find}>
      <input
        id={ids.filter}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('filter.text')}
        aria-label={t('filter.text')}
        value={text}
        onChange={(event) => stores.filters.setState({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <Key name="/" />
    </label>
  )
}
