import type { Lamp as LampState } from '../../shared/domain/link.ts'
import styles from './parts.module.css'

/** Disc: works. Half disc: waiting or in doubt. Cross: down. Ring: not used. */
export function Lamp({ state }: { readonly state: LampState | 'unused' }) {
  return (
    <svg className={styles.lamp} data-lamp={state} viewBox="0 0 11 11" aria-hidden="true">
      {state === 'works' && <circle cx="5.5" cy="5.5" r="4.5" fill="currentColor" />}
      {state === 'waiting' && (
        <>
          <circle cx="5.5" cy="5.5" r="4" fill="none" stroke="currentColor" />
          <path d="M5.5 1a4.5 4.5 0 0 0 0 9z" fill="currentColor" />
        </>
      )}
      {state === 'down' && <path d="M1.5 1.5l8 8m0-8l-8 8" stroke="currentColor" strokeWidth="2" />}
      {state === 'unused' && (
        <circle cx="5.5" cy="5.5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
    </svg>
  )
}
