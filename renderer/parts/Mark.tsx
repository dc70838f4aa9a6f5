import type { Direction } from '../../shared/domain/volatilityInterruption.ts'
import styles from './parts.module.css'

/** ▲ ▼ – drawn, so that they look alike in every font; by borders, as a drawing in each row costs every frame of a storm. */
export function Mark({ direction }: { readonly direction: Direction | 'flat' }) {
  return <span className={styles.mark} data-mark={direction} aria-hidden="true" />
}
