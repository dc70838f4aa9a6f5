import { memo, useId } from 'react'
import {
  leadingDeviation,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import { useApp, useSlice, useWords } from '../../app/context.ts'
import { reveal } from '../../app/viewActions.ts'
import { clockWords, spokenRow, venueWords } from '../../format/words.ts'
import { Deviation } from '../../parts/Deviation.tsx'
import { Owner } from '../../parts/Owner.tsx'
import { useInterruption } from '../../parts/useInterruption.ts'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import { WindowBar } from '../../parts/WindowBar.tsx'
import styles from './ViStrip.module.css'

export const StripCell = memo(function StripCell({ id }: { readonly id: string }) {
  const interruption = useInterruption(id)
  return interruption ? <Cell interruption={interruption} /> : null
})

function Cell({ interruption }: { readonly interruption: VolatilityInterruption }) {
  const t = useWords()
  const { stores } = useApp()
  const { clock, now } = useReleaseClock(interruption)
  const { issue, kind, direction } = interruption
  const sentence = useId()
  const owner = useSlice('ownership', ({ of }) => of(issue.code))
  return (
    <li className={styles.cell} data-state={clock.kind} data-owner={owner}>
      <button
        type="button"
        className={styles.cellButton}
        aria-describedby={sentence}
        onClick={() => reveal(stores, interruption.id)}
      >
        <span className={styles.line}>
          <Owner code={issue.code} />
          <span className={styles.name}>{issue.name ?? issue.code}</span>
          <Deviation direction={direction} percent={leadingDeviation(interruption)?.percent ?? null} />
          <span className={styles.meta}>{t(`kind.${kind}`)}</span>
        </span>
        <span className={styles.line}>
          <span className={styles.state}>{clockWords(clock, t)}</span>
          <span className={styles.meta}>{venueWords(interruption, t)}</span>
        </span>
        <WindowBar interruption={interruption} clock={clock} now={now} />
      </button>
      <span id={sentence} hidden>
        {spokenRow(interruption, clock, t, owner)}
      </span>
    </li>
  )
}
