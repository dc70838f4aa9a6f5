import type { Direction } from '../../shared/domain/volatilityInterruption.ts'
import styles from './parts.module.css'

/** ▲ ▼ – drawn, so that they look alike in every font. */
export function Mark({ direction }: { readonly direction: Direction | 'flat' }) {
  const path = { up: 'M4 .5L7.8 6.5H.2z', down: 'M4 6.5L.2.5h7.6z', flat: 'M0 2.5h8v2H0z' }[direction]
  return (
    <svg className={styles.mark} viewBox="0 0 8 7" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
