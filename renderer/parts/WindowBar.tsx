import type { Instant } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import { fuseOf, type ReleaseClock } from '../format/releaseClock.ts'
import styles from './WindowBar.module.css'

interface WindowBarProps {
  readonly interruption: VolatilityInterruption
  readonly clock: ReleaseClock
  readonly now: Instant
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`

/** The fuse: what is past is dark, the certain auction solid, the random end hatched. Its words stand beside it. */
export function WindowBar({ interruption, clock, now }: WindowBarProps) {
  switch (clock.kind) {
    case 'released':
    case 'unconfirmed':
      return null
    case 'awaiting':
    case 'unknown':
    case 'cut':
      return <span className={styles.bar} data-state={clock.kind} aria-hidden="true" />
    default: {
      const { gone, solid } = fuseOf(interruption, now)
      return (
        <span className={styles.bar} data-state={clock.kind} aria-hidden="true">
          {gone < solid && (
            <span className={styles.solid} style={{ left: percent(gone), right: percent(1 - solid) }} />
          )}
          {solid < 1 && (
            <>
              <span className={styles.random} style={{ left: percent(Math.max(gone, solid)) }} />
              <span className={styles.notch} style={{ left: percent(solid) }} />
            </>
          )}
        </span>
      )
    }
  }
}
