import { memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { largestNet } from '../../../shared/domain/programSums.ts'
import type { ProgramTable } from '../../../shared/domain/programTrade.ts'
import { useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { cellWidth, type ShownUnit } from './figureText.ts'
import { MatrixHead } from './MatrixHead.tsx'
import { MatrixRow, matrixRowId } from './MatrixRow.tsx'
import styles from './matrix.module.css'
import { brokenRules, isOff } from './mismatchWords.ts'
import { matrixColumns, matrixRows, type MatrixRow as Row } from './programRows.ts'
import { useFits } from './useFits.ts'

interface MatrixProps {
  readonly table: ProgramTable
  /** Not of now: the figures lose their colour. */
  readonly old: boolean
}

const nameWidth = 132
const narrowest = 50

/** Every class by what it sold, bought and bought net, of all program trade and of its two kinds. */
export const Matrix = memo(function Matrix({ table, old }: MatrixProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const unit = useSlice('program', (state) => state.unit)
  const moneyUnit = useSlice('program', (state) => state.moneyUnit)
  const folded = useSlice('program', (state) => state.folded)
  const selected = useSlice('program', (state) => state.selected)
  const shown = useMemo(() => ({ unit, moneyUnit }), [unit, moneyUnit])
  const rows = useMemo(() => matrixRows(table, folded), [table, folded])
  const largest = useMemo(() => largestNet(table, unit), [table, unit])
  const needed = useMemo(() => widthNeeded(rows, shown), [rows, shown])
  const fits = useFits(place, needed)
  const columns = useMemo(() => matrixColumns(fits ? 'full' : 'net'), [fits])
  const active = rows.some(({ key }) => key === selected) ? selected : null
  return (
    <div ref={place} className={styles.scroller} data-old={old}>
      <table
        id={ids.program}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a tree grid
        role="treegrid"
        tabIndex={0}
        aria-label={t('program.table')}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 1}
        aria-activedescendant={active === null ? undefined : matrixRowId(active)}
      >
        <MatrixHead columns={columns} />
        <tbody>
          {rows.map((row, at) => (
            <MatrixRow
              key={row.key}
              row={row}
              index={at + 3}
              columns={columns}
              shown={shown}
              largest={largest}
              selected={row.key === active}
              folded={folded}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
})

/** The width of all nine columns; each is as wide as its widest figure. */
function widthNeeded(rows: readonly Row[], shown: ShownUnit): number {
  const judged = rows.map((row) => ({ ...row, broken: brokenRules(row, shown.unit) }))
  return matrixColumns('full').reduce((width, column) => {
    const widths = judged.map(({ trades, broken }) => {
      if (!trades) return 0
      const figure = trades[column.kind][shown.unit][column.side]
      const off = broken.some((mismatch) => isOff(mismatch, column))
      return cellWidth({ figure, side: column.side, off }, shown)
    })
    return width + Math.max(narrowest, ...widths)
  }, nameWidth)
}
