import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { SortHead } from '../../parts/SortHead.tsx'
import { pressed } from './lines.ts'
import styles from './portfolio.module.css'

const columns = ['issue', 'quantity', 'average', 'price', 'worth', 'profit', 'rate', 'weight'] as const

/** The head sorts within each section. Prices move by themselves, so nothing is sorted by them. */
export const PositionsHead = memo(function PositionsHead({ weighed }: { readonly weighed: boolean }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const sort = useSlice('portfolio', (state) => state.sort)
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        {columns.map((column) =>
          column === 'price' || column === 'weight' ? (
            <th key={column} scope="col" className={styles[column]}>
              <StillHead column={column} weighed={weighed} />
            </th>
          ) : (
            <SortHead
              key={column}
              className={styles[column]}
              column={column}
              text={t(`portfolio.column.${column}`)}
              sort={sort}
              onPress={() => stores.portfolio.setState({ sort: pressed(sort, column) })}
            />
          ),
        )}
      </tr>
    </thead>
  )
})

interface StillHeadProps {
  readonly column: 'price' | 'weight'
  readonly weighed: boolean
}

/** What the weights are of is written out where there is room, and stands behind the pointer where there is none. */
function StillHead({ column, weighed }: StillHeadProps) {
  const { t } = useTranslation()
  const text = t(`portfolio.column.${column}`)
  if (column === 'price') return <span className={styles.still}>{text}</span>
  if (!weighed) return <span className={styles.still}>{t('portfolio.column.noWeight')}</span>
  return (
    <span className={styles.still} title={text}>
      <span className={styles.long}>{text}</span>
      <span className={styles.short}>{t('portfolio.column.weightShort')}</span>
    </span>
  )
}
