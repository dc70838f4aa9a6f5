import type { ReactNode } from 'react'
import styles from './Fact.module.css'

/** One line of a `dl`: the label steps back, the figure stands right. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
