import { type Instant, kstTime } from '../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { useWords } from '../../app/context.ts'
import type { ReleaseClock } from '../../format/releaseClock.ts'
import { clockWords, windowTimes } from '../../format/words.ts'
import { WindowBar } from '../../parts/WindowBar.tsx'
import styles from './ViList.module.css'

interface StateCellProps {
  readonly interruption: VolatilityInterruption
  readonly clock: ReleaseClock
  readonly now: Instant
}

export function StateCell({ interruption, clock, now }: StateCellProps) {
  const t = useWords()
  if (clock.kind === 'released') {
    return (
      <td className={styles.state}>
        <span className={styles.over}>
          {clockWords(clock, t)} {kstTime(clock.at)}
        </span>
        <span className={styles.times}>{clock.time}</span>
      </td>
    )
  }
  if (clock.kind === 'unconfirmed') {
    return (
      <td className={styles.state}>
        <span className={styles.over}>{clockWords(clock, t)}</span>
      </td>
    )
  }
  return (
    <td className={styles.state}>
      <span className={styles.bar}>
        <WindowBar interruption={interruption} clock={clock} now={now} />
      </span>
      <span className={styles.words}>{clockWords(clock, t)}</span>
      {clock.kind !== 'awaiting' && clock.kind !== 'cut' && (
        <span className={styles.times}>{windowTimes(interruption)}</span>
      )}
    </td>
  )
}
