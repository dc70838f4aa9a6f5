import type { CheckNews } from '../../../shared/domain/check.ts'
import styles from './results.module.css'

const paths: Readonly<Record<CheckNews['state'] | 'not-begun', string>> = {
  passed: 'M1.5 6l3 3 6-6.5',
  failed: 'M2 2l8 8m0-8l-8 8',
  doubtful: 'M6 1.5v6m0 2v1.5',
  'asking-user': 'M2 6h7m-3-3l3 3-3 3',
  running: 'M1 6h2m2 0h2m2 0h2',
  skipped: 'M2.5 6h7',
  'not-begun': 'M2.5 6h7',
}

/** How a check stands, told by shape; the words stand beside it. */
export function StepMark({ state }: { readonly state: CheckNews['state'] | 'not-begun' }) {
  return (
    <svg className={styles.mark} data-state={state} viewBox="0 0 12 12" aria-hidden="true">
      <path d={paths[state]} />
    </svg>
  )
}
