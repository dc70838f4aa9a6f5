import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import { differenceText } from './differenceText.ts'
import type { HoldingFigures, HoldingRow } from './holdingRows.ts'
import styles from './holdings.module.css'

interface FigureCellProps {
  readonly row: HoldingRow
  readonly figure: keyof HoldingFigures
}

/** A figure in its state: fresh, old (dotted), not known (hatched). A row that was not asked has none. */
export function FigureCell({ row, figure }: FigureCellProps) {
  const { figures, stale, verdict } = row
  const mask = useMask()
  return (
    <td className={`${styles.figure} ${styles[figure]}`}>
      {figures && <span data-old={stale !== null}>{mask(differenceText(figures[figure]))}</span>}
      {!figures && verdict.kind === 'unknown' && <Unknown />}
    </td>
  )
}
