import type { ReactNode } from 'react'
import styles from './parts.module.css'

type Tone = 'plain' | 'demo' | 'good' | 'refused' | 'unknown' | 'caution'

export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>
}
