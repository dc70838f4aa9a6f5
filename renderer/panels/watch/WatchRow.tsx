import { memo, type ReactNode } from 'react'
import type { Quote } from '../../../shared/domain/quote.ts'
import { useSlice, useWords } from '../../app/context.ts'
import { percentText, sharesText, signedWonText, wonText } from '../../format/figures.ts'
import { AgeCell } from './AgeCell.tsx'
import { bandValues, LimitCell, NearestCell } from './BandCells.tsx'
import { FigureCell, UnknownCell } from './FigureCell.tsx'
import { HeldCell } from './HeldCell.tsx'
import { IssueCell } from './IssueCell.tsx'
import { isShortCode } from './isShortCode.ts'
import { issueBand } from './issueBand.ts'
import type { QuoteStanding } from './quoteStanding.ts'
import { directionOfSign } from './quoteWords.ts'
import { useOpenInterruption } from './useOpenInterruption.ts'
import { useQuoteStanding } from './useQuoteStanding.ts'
import { useRowQuote } from './useRowQuote.ts'
import { useSpokenRow } from './useSpokenRow.ts'
import { TimesCell, ViCell } from './ViCell.tsx'
import styles from './watch.module.css'
import type { WatchColumn } from './watchColumns.ts'

export interface RowProps {
  readonly id: string
  /** Counted from 1, the head included, as ARIA does. */
  readonly index: number
  readonly chosen: boolean
  readonly cursor: boolean
  /** Where a dragged line would come. */
  readonly drop: 'before' | 'after' | undefined
}

interface WatchRowProps extends RowProps {
  readonly code: string
  readonly name: string | null
  readonly columns: readonly WatchColumn[]
}

/** One issue. Only its own price draws it anew, and of its cells only those that say something else then. */
export const WatchRow = memo(function WatchRow(props: WatchRowProps) {
  const { id, code, name, index, chosen, cursor, drop, columns } = props
  const quote = useRowQuote(code)
  const standing = useQuoteStanding(code, quote)
  const spoken = useSpokenRow(cursor ? code : null, name, standing)
  const cells = useCells({ code, name, quote, standing })
  return (
    <tr
      id={id}
      className={styles.row}
      data-key={code}
      data-cursor={cursor}
      data-drop={drop}
      data-quote={standing}
      aria-rowindex={index}
      aria-selected={chosen}
      aria-label={spoken}
    >
      {columns.map((column) => cells[column]())}
    </tr>
  )
})

interface CellsOf {
  readonly code: string
  readonly name: string | null
  readonly quote: Quote | undefined
  readonly standing: QuoteStanding
}

const text = <T,>(value: T | null, words: (value: T) => string) => (value === null ? null : words(value))

function useCells({ code, name, quote, standing }: CellsOf): Record<WatchColumn, () => ReactNode> {
  const t = useWords()
  const instrument = useSlice('instruments', ({ byCode }) => byCode.get(code))
  const running = useOpenInterruption(code) !== null
  const old = standing !== 'fresh'
  const band = bandValues(issueBand(quote, instrument), running, t)
  const limits = { why: band.why, doubt: band.doubt, old }
  const direction = quote ? directionOfSign(quote.sign) : null
  const limit = { 'limit-up': '↑', 'limit-down': '↓' } as const
  const mark = quote?.sign === 'limit-up' || quote?.sign === 'limit-down' ? limit[quote.sign] : 'drawn'
  const figure = (column: WatchColumn, shown: string | null | undefined, looks = {}) => (
    <FigureCell key={column} column={column} text={shown} standing={standing} {...looks} />
  )
  const isForeign = !isShortCode(code)
  const note = quote ? null : t(isForeign ? 'watch.noForeignQuote' : 'watch.noQuoteYet')
  return {
    issue: () => <IssueCell key="issue" code={code} name={name} />,
    price: () => figure('price', quote && wonText(quote.price), { direction, flashes: true }),
    change: () => figure('change', quote && text(quote.change, signedWonText), { direction }),
    rate: () => figure('rate', quote && text(quote.changePercent, percentText), { direction, mark }),
    volume: () => figure('volume', quote && text(quote.volume, sharesText)),
    turnover: () => figure('turnover', quote && text(quote.turnover, wonText)),
    vi: () => <ViCell key="vi" code={code} note={note} />,
    times: () =>
      isForeign ? (
        <UnknownCell key="times" column="times" why={t('watch.noForeignQuote')} />
      ) : (
        <TimesCell key="times" code={code} />
      ),
    held: () => <HeldCell key="held" code={code} />,
    upper: () => <LimitCell key="upper" side="upper" won={band.upper} {...limits} />,
    lower: () => <LimitCell key="lower" side="lower" won={band.lower} {...limits} />,
    nearest: () => (
      <NearestCell key="nearest" side={band.side} percent={band.percent} running={band.running} {...limits} />
    ),
    age: () => <AgeCell key="age" code={code} asked={quote?.by === 'ka10001'} standing={standing} />,
  }
}
