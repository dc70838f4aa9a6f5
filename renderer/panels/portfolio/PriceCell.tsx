import { type Quote, quoteFreshFor } from '../../../shared/domain/quote.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice, useWords } from '../../app/context.ts'
import { wonText } from '../../format/figures.ts'
import { Unknown } from '../../parts/Unknown.tsx'
import { useGone } from '../../parts/useGone.ts'
import { clockLag } from './oldOf.ts'
import styles from './portfolio.module.css'
import type { Position } from './positions.ts'
import { inOneWorld } from './worlds.ts'

/** The live price, as old as it is itself: the balance's age is another. */
export function PriceCell({ position: { code, account } }: { readonly position: Position }) {
  const t = useWords()
  const told = useSlice('quotes', ({ byCode }) => (code === null ? undefined : byCode.get(code)))
  const quote = inOneWorld(told?.environment, account.environment) ? told : undefined
  if (quote) return <LivePrice quote={quote} />
  return <td className={styles.price}>{code !== null && <Unknown why={t('portfolio.lack.price')} />}</td>
}

function LivePrice({ quote }: { readonly quote: Quote }) {
  const t = useWords()
  const { price, receivedAt } = quote
  const gone = useGone() !== null
  const late = useSlice('clock', ({ local }) => isLate(local - receivedAt))
  const skew = useSlice('line', (line) => line.skew)
  return (
    <td
      className={styles.price}
      data-old-price={late || gone}
      title={late ? t('portfolio.priceOld', { time: kstTime(receivedAt - skew) }) : undefined}
    >
      {wonText(price)}
    </td>
  )
}

function isLate(age: number): boolean {
  return age >= quoteFreshFor || age < -clockLag
}
