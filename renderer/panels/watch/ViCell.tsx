import { memo } from 'react'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { useSlice, useWords } from '../../app/context.ts'
import { clockWords } from '../../format/words.ts'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import { UnknownCell } from './FigureCell.tsx'
import { useOpenInterruption } from './useOpenInterruption.ts'
import { interruptionsByCode } from './viOfIssue.ts'
import styles from './watch.module.css'

interface ViCellProps {
  readonly code: string
  /** What stands there while no VI runs: why there is no price. */
  readonly note: string | null
}

/** The VI that runs now, and when it may end. */
export const ViCell = memo(function ViCell({ code, note }: ViCellProps) {
  const open = useOpenInterruption(code)
  return (
    <td className={styles.vi} data-column="vi">
      {open ? <Running interruption={open} /> : note !== null && <span className={styles.note}>{note}</span>}
    </td>
  )
})

function Running({ interruption }: { readonly interruption: VolatilityInterruption }) {
  const t = useWords()
  const { clock } = useReleaseClock(interruption)
  const isCounted = clock.kind === 'auction' || clock.kind === 'window' || clock.kind === 'awaiting'
  return (
    <>
      {clock.kind !== 'unconfirmed' && <span className={styles.viBadge}>VI</span>}
      <span className={isCounted ? styles.viWords : styles.note}>{clockWords(clock, t)}</span>
    </>
  )
}

/** How often there was a VI today. What was missed may have been more. */
export const TimesCell = memo(function TimesCell({ code }: { readonly code: string }) {
  const t = useWords()
  const times = useSlice('interruptions', ({ date, newestFirst }) =>
    date === null ? null : (interruptionsByCode(newestFirst).get(code)?.times ?? 0),
  )
  const missed = useSlice('line', ({ spans }) => spans.length > 0)
  if (times === null) return <UnknownCell column="times" why={t('watch.noInterruptions')} />
  return (
    <td
      className={`${styles.figure} ${styles.quiet}`}
      data-column="times"
      title={missed ? t('watch.timesMissed') : undefined}
    >
      {t(missed ? 'watch.timesAtLeast' : 'watch.times', { n: times })}
    </td>
  )
})
