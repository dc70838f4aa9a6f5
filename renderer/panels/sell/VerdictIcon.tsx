import type { SellVerdict } from '../../../shared/domain/sellVerdict.ts'
import styles from './band.module.css'

/** Disc with a tick, triangle, dashed square: the shape alone tells which it is. */
export function VerdictIcon({ kind }: { readonly kind: SellVerdict['kind'] }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      {kind === 'sellable' && (
        <>
          <circle cx="12" cy="12" r="11" fill="currentColor" />
          <path d="M7 12.5l3.5 3.5L17 8.5" className={styles.cut} />
        </>
      )}
      {kind === 'caution' && (
        <>
          <path d="M12 2L23 22H1z" fill="currentColor" />
          <path d="M12 9v6M12 17.5V20" className={styles.cut} />
        </>
      )}
      {(kind === 'unknown' || kind === 'none') && (
        <>
          <rect x="2" y="2" width="20" height="20" rx="2" className={styles.dashed} />
          {kind === 'unknown' && <path d="M7.5 12h9" className={styles.stroke} />}
        </>
      )}
    </svg>
  )
}
