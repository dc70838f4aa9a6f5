import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { useRowsInView } from '../../parts/useRowsInView.ts'
import { rowHeight } from '../../parts/viewport.ts'
import { HoldingsHead } from './HoldingsHead.tsx'
import { HoldingsRow, holdingRowId, type ShownRow } from './HoldingsRow.tsx'
import styles from './holdings.module.css'

interface HoldingsTableProps {
  readonly rows: readonly ShownRow[]
  readonly onCheck: () => void
}

/** Only the rows in sight are on the page; the rest is a height. */
export function HoldingsTable({ rows, onCheck }: HoldingsTableProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const scroller = useRef<HTMLDivElement>(null)
  const selected = useSlice('holdings', (state) => state.selected)
  const place = rows.findIndex(({ row }) => row.issue.code === selected)
  const { first, end } = useRowsInView(scroller, { count: rows.length, key: selected, place })
  const inSight = place >= first && place < end
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        id={ids.holdings}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid
        role="grid"
        tabIndex={0}
        aria-label={t('holdings.table')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={inSight && selected ? holdingRowId(selected) : undefined}
        onDoubleClick={onCheck}
      >
        <HoldingsHead />
        <tbody
          className={styles.body}
          style={{ height: rows.length * rowHeight, paddingTop: first * rowHeight }}
        >
          {rows.slice(first, end).map((shown, offset) => {
            const { code } = shown.row.issue
            return (
              <HoldingsRow
                key={code}
                row={shown.row}
                explanation={shown.explanation}
                index={first + offset + 2}
                selected={code === selected}
                onSelect={() => stores.holdings.setState({ selected: code })}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
