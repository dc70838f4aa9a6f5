import { useTranslation } from 'react-i18next'
import { sent } from '../../../shared/domain/figure.ts'
import { sharesText } from '../../format/figures.ts'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import { useMoment } from '../connection/useMoment.ts'
import styles from './amounts.module.css'
import type { Card } from './cardOf.ts'
import { PlannedSale } from './PlannedSale.tsx'
import { useAge } from './useAge.ts'

interface AmountsProps {
  readonly card: Card
  /** The field names no issue now, so the figure says whose it is. */
  readonly named: boolean
}

/** The one answer, and beside it what the user means to sell. */
export function Amounts({ card, named }: AmountsProps) {
  const { t } = useTranslation()
  const sellable = card.quantity ? sent(card.quantity.sellable) : null
  const stale = card.stale !== null
  const mask = useMask()
  return (
    <div className={styles.amounts}>
      <div className={styles.answer}>
        <h3 className={styles.label}>
          {t('sell.figure.sellable')} {named && <strong>{card.issue.name ?? card.issue.code}</strong>}
        </h3>
        <p
          className={styles.figure}
          data-old={stale}
          data-figure="sellable"
          data-asked-at={card.at ?? undefined}
        >
          {sellable === null ? (
            <Unknown />
          ) : (
            <>
              <strong>{mask(sharesText(sellable))}</strong> {t('sell.planned.unit')}
            </>
          )}
        </p>
        <Basis card={card} />
      </div>
      <PlannedSale sellable={sellable} stale={stale} planned={card.planned} />
    </div>
  )
}

/** When the answer was so, or that nothing is known: a missing figure must not be read as zero. */
function Basis({ card: { quantity, verdict, at, stale } }: { readonly card: Card }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const age = useAge(at ?? 0)
  if (verdict.kind === 'none') return <p className={styles.basis}>{t('sell.answer.notYet')}</p>
  if (quantity === null || at === null) return <p className={styles.basis}>{t('sell.answer.unknown')}</p>
  const words = stale === null ? 'sell.answer.asOf' : 'sell.answer.stale'
  return (
    <p className={styles.basis} data-old={stale !== null}>
      {t(stale === 'time-leapt' ? 'sell.answer.leapt' : words, { time: moment(at), age })}
    </p>
  )
}
