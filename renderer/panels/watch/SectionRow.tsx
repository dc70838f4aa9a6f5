import { memo } from 'react'
import type { RowProps } from './WatchRow.tsx'
import styles from './watch.module.css'

interface SectionRowProps extends RowProps {
  readonly sectionKey: string
  readonly title: string
  readonly span: number
}

export const SectionRow = memo(function SectionRow(props: SectionRowProps) {
  const { id, sectionKey, title, span, index, chosen, cursor, drop } = props
  return (
    <tr
      id={id}
      className={`${styles.row} ${styles.section}`}
      data-key={sectionKey}
      data-cursor={cursor}
      data-drop={drop}
      aria-rowindex={index}
      aria-selected={chosen}
    >
      <td colSpan={span} className={styles.sectionTitle}>
        {title}
      </td>
    </tr>
  )
})
