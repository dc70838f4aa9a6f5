import { memo } from 'react'
import { useMarketNow, useWords } from '../../app/context.ts'
import { gapWords } from '../../format/gapWords.ts'
import type { GapSpan } from '../../stores/line.ts'
import { columns } from './ListHead.tsx'
import styles from './ViList.module.css'

interface GapRowProps {
  readonly span: GapSpan
  readonly index: number
}

/** A hole in what the list knows, at its place in time. An open one counts up. */
export const GapRow = memo(function GapRow({ span, index }: GapRowProps) {
  const t = useWords()
  const now = useMarketNow(span.until === null)
  const { head, tail } = gapWords(span, now, t)
  return (
    <tr className={styles.gap} aria-rowindex={index} data-gap={span.key}>
      <td className={styles.gapWords} colSpan={columns.length}>
        <strong>{head}</strong> · {tail}
      </td>
    </tr>
  )
})
