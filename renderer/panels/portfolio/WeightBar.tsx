import styles from './portfolio.module.css'

interface WeightBarProps {
  readonly label: string
  /** Beside the share; `null`: it is not known. */
  readonly amount: string | null
  /** Percent. */
  readonly share: string
}

/** A share of the whole on a track of a hundred percent. */
export function WeightBar({ label, amount, share }: WeightBarProps) {
  const width = Math.min(100, Math.max(0, Number(share)))
  return (
    <li className={styles.bar}>
      <span className={styles.barLabel}>{label}</span>
      {amount !== null && <span className={styles.barAmount}>{amount}</span>}
      <strong>{share}%</strong>
      <span className={styles.track}>
        <span style={{ width: `${width}%` }} />
      </span>
    </li>
  )
}
