import { useTranslation } from 'react-i18next'
import styles from './ViList.module.css'

export const columns = [
  'triggered',
  'issue',
  'market',
  'kind',
  'price',
  'deviation',
  'reference',
  'nth',
  'state',
] as const

export function ListHead() {
  const { t } = useTranslation()
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        {columns.map((column) => (
          <th key={column} scope="col" className={styles[column]}>
            {t(`column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
