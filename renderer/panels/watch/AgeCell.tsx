import { memo } from 'react'
import type { Quote } from '../../../shared/domain/quote.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { useSlice, useWords } from '../../app/context.ts'
import { UnknownCell } from './FigureCell.tsx'
import type { QuoteStanding } from './quoteStanding.ts'
import { ageWords, wayOf } from './quoteWords.ts'
import styles from './watch.module.css'

/** Two moments as far apart as a price is old. They stay the same while its words do: ticks come oftener than seconds pass. */
interface Age {
  readonly receivedAt: Instant
  /** `null`: there is no price. */
  readonly now: Instant | null
}

interface AgeCellProps extends Age {
  readonly code: string
  /** The price was asked for. */
  readonly asked: boolean
  readonly standing: QuoteStanding
}

/** How a price comes and how old it is: the one cell that moves with the clock. */
export const AgeCell = memo(function AgeCell({ code, asked, standing, receivedAt, now }: AgeCellProps) {
  const t = useWords()
  const way = useSlice('quotePlan', ({ value }) => wayOf(value, code))
  // How a price would come says nothing while none can.
  const down = useSlice('line', (line) => line.down !== null)
  const skew = useSlice('line', (line) => line.skew)
  if (now === null && way === null) return <UnknownCell column="age" why={t('watch.noQuote')} />
  const shownWay = asked ? 'asked' : down ? null : way
  return (
    <td className={styles.figure} data-column="age">
      {shownWay !== null && <span className={styles.way}>{t(`watch.way.${shownWay}`)}</span>}{' '}
      {now !== null && (
        <span className={styles.age} data-late={standing !== 'fresh'}>
          {ageWords({ receivedAt }, standing, { local: now, skew }, t)}
        </span>
      )}
    </td>
  )
})

/** Of a fresh price its whole seconds say it all; of any other its moment matters. */
export function useAge(quote: Quote | undefined, standing: QuoteStanding): Age {
  const isFresh = standing === 'fresh'
  const now = useSlice('clock', ({ local }) => {
    if (!quote) return null
    return isFresh ? Math.max(0, Math.floor((local - quote.receivedAt) / 1000)) * 1000 : local
  })
  return { receivedAt: isFresh ? 0 : (quote?.receivedAt ?? 0), now }
}
