import { memo, useMemo } from 'react'
import type { Quote } from '../../../shared/domain/quote.ts'
import { useSlice, useWords } from '../../app/context.ts'
import { UnknownCell } from './FigureCell.tsx'
import type { QuoteStanding } from './quoteStanding.ts'
import { ageWords, wayOf } from './quoteWords.ts'
import styles from './watch.module.css'

interface AgeCellProps {
  readonly code: string
  readonly quote: Quote | undefined
  readonly standing: QuoteStanding
}

/** How a price comes and how old it is: the one cell that moves with the clock. */
export const AgeCell = memo(function AgeCell({ code, quote, standing }: AgeCellProps) {
  const t = useWords()
  const way = useSlice('quotePlan', ({ value }) => wayOf(value, code))
  // How a price would come says nothing while none can.
  const down = useSlice('line', (line) => line.down !== null)
  const age = useAgeWords(quote, standing)
  if (age === null && way === null) return <UnknownCell column="age" why={t('watch.noQuote')} />
  const shownWay = quote?.by === 'ka10001' ? 'asked' : down ? null : way
  return (
    <td className={styles.figure} data-column="age">
      {shownWay !== null && <span className={styles.way}>{t(`watch.way.${shownWay}`)}</span>}{' '}
      {age !== null && (
        <span className={styles.age} data-late={standing !== 'fresh'}>
          {age}
        </span>
      )}
    </td>
  )
})

/** In words only when they change: ticks come far more often than seconds pass. */
function useAgeWords(quote: Quote | undefined, standing: QuoteStanding): string | null {
  const t = useWords()
  const skew = useSlice('line', (line) => line.skew)
  const isFresh = standing === 'fresh'
  // Of a fresh price its whole seconds say it all; of any other its moment matters.
  const receivedAt = isFresh ? 0 : (quote?.receivedAt ?? 0)
  const now = useSlice('clock', ({ local }) => {
    if (!quote) return null
    return isFresh ? Math.max(0, Math.floor((local - quote.receivedAt) / 1000)) * 1000 : local
  })
  return useMemo(
    () => (now === null ? null : ageWords({ receivedAt }, standing, { local: now, skew }, t)),
    [now, receivedAt, standing, skew, t],
  )
}
