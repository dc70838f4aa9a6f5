import { useTranslation } from 'react-i18next'
import type { SellableFigure } from '../../../shared/domain/sellableQuantity.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import type { Card } from './cardOf.ts'
import { FigureValue } from './FigureValue.tsx'
import styles from './figures.module.css'
import { plainFigure } from './plainFigure.ts'

/** Down the left column, then down the right one. */
const shown: readonly SellableFigure[] = [
  'held',
  'boughtToday',
  'soldToday',
  'nonSavings',
  'cost',
  'price',
  'averagePrice',
  'worth',
  'profit',
  'profitRate',
]

/** Prices and rates are covered by no mask. */
const bare: ReadonlySet<SellableFigure> = new Set(['price', 'averagePrice', 'profitRate'])

/** Everything else that the broker said of the holding, each figure with what is wrong with it. */
export function Figures({ card }: { readonly card: Card }) {
  const { t } = useTranslation()
  const { quantity, unread, mismatches, stale } = card
  const mask = useMask()
  const shownIn = (figure: SellableFigure) => (bare.has(figure) ? String : mask)
  const wrong = new Set(mismatches.map(({ figure }) => figure))
  const told = quantity ?? unread
  return (
    <section className={styles.section} aria-label={t('sell.figures')}>
      <dl className={styles.figures} data-old={stale !== null}>
        {shown.map((name) => (
          <div key={name} className={styles.figure} data-figure={name}>
            <dt>{t(`sell.figure.${name}`)}</dt>
            <dd>
              {wrong.has(name) && (
                <span className={styles.differs} role="img" aria-label={t('sell.mismatch.badge')}>
                  ≠
                </span>
              )}
              {told ? <FigureValue name={name} quantity={told} withheld={quantity === null} /> : <Unknown />}
            </dd>
          </div>
        ))}
      </dl>
      {mismatches.length > 0 && (
        <ul className={styles.mismatches}>
          {mismatches.map(({ figure, received, computed }) => (
            <li key={figure}>
              <Badge tone="caution">{t('sell.mismatch.badge')}</Badge>{' '}
              {t('sell.mismatch.row', {
                figure: t(`sell.figure.${figure}`),
                received: shownIn(figure)(plainFigure(received)),
                computed: shownIn(figure)(plainFigure(computed)),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
