import { memo, useEffect, useRef } from 'react'
import { useWords } from '../../app/context.ts'
import { Mark } from '../../parts/Mark.tsx'
import { flash } from './flash.ts'
import type { QuoteStanding } from './quoteStanding.ts'
import styles from './watch.module.css'
import type { WatchColumn } from './watchColumns.ts'

interface FigureCellProps {
  readonly column: WatchColumn
  /** `null`: the broker left it blank; `undefined`: nothing was ever told. */
  readonly text: string | null | undefined
  readonly standing: QuoteStanding
  readonly direction?: 'up' | 'down' | 'flat' | null
  readonly mark?: 'drawn' | '↑' | '↓'
  /** Its ground lights up when it changes. */
  readonly flashes?: boolean
}

/** A figure of a price in its state: fresh, old (dotted, without a direction's colour), blank, not known (hatched). */
export const FigureCell = memo(function FigureCell(props: FigureCellProps) {
  const { column, text, standing, direction = null, mark, flashes = false } = props
  const t = useWords()
  const cell = useFlash(flashes && standing === 'fresh' ? text : undefined)
  if (text === undefined) return <UnknownCell column={column} why={t('watch.noQuote')} />
  if (text === null)
    return (
      <td className={styles.figure} data-column={column} title={t('watch.blank')}>
        —
      </td>
    )
  const isOld = standing !== 'fresh'
  return (
    <td
      ref={cell}
      className={styles.figure}
      data-column={column}
      data-direction={isOld ? undefined : (direction ?? undefined)}
      data-old={isOld}
    >
      {mark === 'drawn' && direction !== null && <Mark direction={direction} />}
      {mark !== undefined && mark !== 'drawn' && <span aria-hidden="true">{mark}</span>}
      {text}
    </td>
  )
})

function useFlash(text: string | null | undefined) {
  const cell = useRef<HTMLTableCellElement>(null)
  const last = useRef(text)
  useEffect(() => {
    if (last.current !== undefined && text !== undefined && text !== last.current && cell.current)
      flash(cell.current)
    last.current = text
  }, [text])
  return cell
}

/** A figure nobody knows, and why. */
export function UnknownCell({ column, why }: { readonly column: WatchColumn; readonly why: string }) {
  const t = useWords()
  return (
    <td className={styles.figure} data-column={column}>
      <span className={styles.unknown} role="img" aria-label={t('watch.unknown', { why })} title={why}>
        —
      </span>
    </td>
  )
}
