import { memo } from 'react'
import { useApp, useSlice, useWords } from '../../app/context.ts'
import { UnknownCell } from './FigureCell.tsx'
import type { QuoteStanding } from './quoteStanding.ts'
import { ageWords, wayOf } from './quoteWords.ts'
import { useOfQuote } from './useRowQuote.ts'
import styles from './watch.module.css'

interface AgeCellProps {
  readonly code: string
  /** The price was asked for. */
  readonly asked: boolean
  readonly standing: QuoteStanding
}

/** How a price comes and how old it is: the one cell that moves with the clock. */
export const AgeCell = memo(function AgeCell({ code, asked, standing }: AgeCellProps) {
  const t = useWords()
  const way = useSlice('quotePlan', ({ value }) => wayOf(value, code))
  // How a price would come says nothing while none can.
  const down = useSlice('line', (line) => line.down !== null)
  const age = useAgeWords(code, standing)
  if (age === null && way === null) return <UnknownCell column="age" why={t('watch.noQuote')} />
  const shownWay = asked ? 'asked' : down ? null : way
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

/** The words alone, as ticks come oftener than an age says something else; `null`: there is no price. */
function useAgeWords(code: string, standing: QuoteStanding): string | null {
  const t = useWords()
  const { clock } = useApp().stores
  const skew = useSlice('line', (line) => line.skew)
  return useOfQuote(code, (quote) =>
    quote ? ageWords(quote, standing, { local: clock.getState().local, skew }, t) : null,
  )
}
