import { memo, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableView } from '../../../shared/domain/settings.ts'
import { SortHead } from '../../parts/SortHead.tsx'
import styles from './watch.module.css'
import { leastWidth, mostWidth, pressedSort, type WatchColumn } from './watchColumns.ts'

export interface TableViewHands {
  readonly view: TableView
  readonly change: (part: Partial<TableView>) => void
}

interface WatchHeadProps extends TableViewHands {
  readonly columns: readonly WatchColumn[]
}

/** A head sorts: once down, once up, then in the user's own order. Its edge makes the column wider. */
export const WatchHead = memo(function WatchHead({ columns, view, change }: WatchHeadProps) {
  const { t } = useTranslation()
  const { sort } = view
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        {columns.map((column) => (
          <SortHead
            key={column}
            column={column}
            text={t(`watch.column.${column}`)}
            sort={sort}
            onPress={() => change({ sort: pressedSort(sort, column) })}
          >
            <Edge column={column} view={view} change={change} />
          </SortHead>
        ))}
      </tr>
    </thead>
  )
})

/** For the pointer alone: the list of columns has the same for the keyboard. */
function Edge({ column, view, change }: TableViewHands & { readonly column: WatchColumn }) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const start = (event: PointerEvent<HTMLElement>) => {
    const width = event.currentTarget.parentElement?.offsetWidth ?? leastWidth
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, width }
  }
  const move = ({ clientX }: PointerEvent) => {
    if (!from.current) return
    const width = Math.round(from.current.width + clientX - from.current.x)
    const held = Math.min(mostWidth, Math.max(leastWidth, width))
    change({ widths: { ...view.widths, [column]: held } })
  }
  const end = () => {
    from.current = null
  }
  return (
    <span
      aria-hidden="true"
      className={styles.edge}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}
