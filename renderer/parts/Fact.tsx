import type { ReactNode } from 'react'
import styles from './Fact.module.css'

interface FactProps {
  readonly label: string
  readonly children: ReactNode
  /** Takes the whole row where facts stand in two columns. */
  readonly wide?: boolean
}

/** One line of a `dl`: the label steps back, the figure stands right. */
export function Fact({ label, children, wide = false }: FactProps) {
  return (
    <div className={styles.fact} data-wide={wide}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
