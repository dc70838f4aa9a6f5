import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { SortHead } from '../../parts/SortHead.tsx'
import styles from './holdings.module.css'
import { columns, pressedColumn } from './sortRows.ts'

/** The head sorts: once up, once down, then as the broker told it. */
export function HoldingsHead() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const sort = useSlice('holdings', (state) => state.sort)
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        {columns.map((column) => (
          <SortHead
            key={column}
            className={styles[column]}
            column={column}
            text={t(`holdings.column.${column}`)}
            sort={sort}
            onPress={() => stores.holdings.setState({ sort: pressedColumn(sort, column) })}
          />
        ))}
      </tr>
    </thead>
  )
}
