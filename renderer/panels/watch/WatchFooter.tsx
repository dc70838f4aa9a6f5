import { useTranslation } from 'react-i18next'
import type { TableView } from '../../../shared/domain/settings.ts'
import { Key } from '../../parts/Key.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import styles from './watch.module.css'
import { watchColumns } from './watchColumns.ts'

interface WatchFooterProps {
  readonly sort: TableView['sort']
  /** Issues that are shown. */
  readonly count: number
  /** Issues of the group; `null`: all are shown. */
  readonly of: number | null
}

const keys = [
  { names: ['J', 'K'], does: 'move', minor: false },
  { names: ['Alt ↑↓'], does: 'order', minor: false },
  { names: ['Insert'], does: 'add', minor: false },
  { names: ['Ctrl Z'], does: 'undo', minor: false },
  { names: ['?'], does: 'origin', minor: false },
  { names: ['/'], does: 'find', minor: true },
  { names: ['S'], does: 'check', minor: true },
  { names: ['V'], does: 'vi', minor: true },
  { names: ['P'], does: 'program', minor: true },
] as const

/** The keys, the order, and what the expected prices are worked out from. */
export function WatchFooter({ sort, count, of }: WatchFooterProps) {
  const { t } = useTranslation()
  const column = watchColumns.find((name) => name === sort?.column)
  // What is sorted or filtered stays in its place.
  const offered = keys.filter(({ does }) => does !== 'order' || (sort === null && of === null))
  return (
    <footer className={styles.footer}>
      <span className={styles.keys}>
        {offered.map(({ names, does, minor }) => (
          <KeyHint key={does} names={names} minor={minor} text={t(`watch.keys.${does}`)} />
        ))}
      </span>
      <span className={styles.keys}>
        <span role="status" data-minor={of === null}>
          {of === null ? t('watch.count', { n: count }) : t('watch.shown', { n: count, of })}
        </span>
        <span>
          {column ? t('watch.sortedBy', { column: t(`watch.name.${column}`) }) : t('watch.ownOrder')}{' '}
          <Key name="O" />
        </span>
        <span>{t('watch.band.basis')}</span>
      </span>
    </footer>
  )
}
