import { useTranslation } from 'react-i18next'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { Button } from '../../parts/Button.tsx'
import type { TableViewHands } from './WatchHead.tsx'
import styles from './watch.module.css'
import {
  isKept,
  leastWidth,
  mostWidth,
  type WatchColumn,
  watchColumns,
  widthOf,
  widthStep,
} from './watchColumns.ts'

/** Which columns are wanted, and how wide. Where the panel is narrow, some of them give way all the same. */
export function ColumnSheet({ view, change, onClose }: TableViewHands & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const toggle = (column: WatchColumn) => {
    const hidden = view.hidden.filter((name) => name !== column)
    change({ hidden: hidden.length < view.hidden.length ? hidden : [...hidden, column] })
  }
  return (
    <section className={styles.sheet} aria-label={t('watch.columns.sheet')}>
      <ul className={styles.columns}>
        {watchColumns.map((column) => (
          <li key={column}>
            <label>
              <input
                type="checkbox"
                checked={isKept(column) || !view.hidden.includes(column)}
                disabled={isKept(column)}
                onChange={() => toggle(column)}
              />
              {t(`watch.column.${column}`)}
            </label>
            <Width column={column} view={view} change={change} />
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('watch.columns.hint')}</p>
      <span className={styles.buttons}>
        <Button onClick={() => change(defaultSettings.watchTable)}>{t('watch.columns.reset')}</Button>
        <Button onClick={onClose}>{t('watch.close')}</Button>
      </span>
    </section>
  )
}

function Width({ column, view, change }: TableViewHands & { readonly column: WatchColumn }) {
  const { t } = useTranslation()
  const width = widthOf(column, view)
  const name = t(`watch.column.${column}`)
  const widen = (by: number) =>
    change({
      widths: { ...view.widths, [column]: Math.min(mostWidth, Math.max(leastWidth, width + by)) },
    })
  return (
    <span className={styles.width}>
      <Button aria-label={t('watch.columns.narrower', { name })} onClick={() => widen(-widthStep)}>
        −
      </Button>
      <span>{t('watch.columns.pixels', { n: width })}</span>
      <Button aria-label={t('watch.columns.wider', { name })} onClick={() => widen(widthStep)}>
        +
      </Button>
    </span>
  )
}
