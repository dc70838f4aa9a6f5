import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import styles from './holdings.module.css'
import { columns, pressedColumn } from './sortRows.ts'

/** The head sorts: once up, once down, then as the broker told it. */
export function HoldingsHead() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const sort = useSlice('holdings', (state) => state.sort)
  const direction = sort.descending ? 'descending' : 'ascending'
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        {columns.map((column) => (
          <th
            key={column}
            scope="col"
            className={styles[column]}
            aria-sort={column === sort.column ? direction : undefined}
          >
            <button
              type="button"
              className={styles.sort}
              onClick={() => stores.holdings.setState({ sort: pressedColumn(sort, column) })}
            >
              {t(`holdings.column.${column}`)}
              {column === sort.column && <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}
