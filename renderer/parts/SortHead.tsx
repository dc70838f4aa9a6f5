import type { ReactNode } from 'react'
import styles from './SortHead.module.css'
import type { Sort } from './sorting.ts'

interface SortHeadProps<Column extends string> {
  readonly column: Column
  readonly text: string
  readonly sort: Sort<string | null> | null
  readonly onPress: (column: Column) => void
  readonly className?: string | undefined
  /** Beside the button. */
  readonly children?: ReactNode
}

/** A column's head that sorts by it when it is pressed. */
export function SortHead<Column extends string>(props: SortHeadProps<Column>) {
  const { column, text, sort, onPress, className, children } = props
  const way = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" className={className} data-column={column} aria-sort={way}>
      <button type="button" className={styles.sort} onClick={() => onPress(column)}>
        {text}
        {way && <span aria-hidden="true">{way === 'descending' ? '↓' : '↑'}</span>}
      </button>
      {children}
    </th>
  )
}
