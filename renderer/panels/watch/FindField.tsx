import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { Key } from '../../parts/Key.tsx'
import type { WatchFilter } from './useWatchFilter.ts'
import styles from './watch.module.css'

interface FindFieldProps {
  readonly filter: WatchFilter
  readonly items: readonly WatchEntry[]
  readonly disabled: boolean
}

/** Leaves of the group what a name, a code or initial consonants may mean. Where there is little room only its key stays. */
export function FindField({ filter, items, disabled }: FindFieldProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const { text, type } = filter
  const standOnFirst = () => {
    if (items.some(({ key }) => key === stores.watch.getState().cursor)) return
    const first = items.find(({ kind }) => kind === 'issue')
    if (first) stores.watch.setState({ cursor: first.key, anchor: first.key })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isBack = event.code === 'Escape'
    if (isBack && text !== '') type('')
    else if (isBack || event.code === 'ArrowDown' || event.key === 'Enter') {
      if (!isBack) standOnFirst()
      document.getElementById(ids.watch)?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <search className={styles.find} data-filled={text !== ''}>
      <input
        id={ids.watchFind}
        type="text"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        placeholder={t('watch.keys.find')}
        aria-label={t('watch.find.label')}
        title={t('watch.find.label')}
        value={text}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
      />
      <Key name="/" />
    </search>
  )
}
