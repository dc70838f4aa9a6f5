import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/shallow'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { sharesText, wonText } from '../../format/figures.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import type { Card } from './cardOf.ts'
import { type Estimate, estimateOf } from './estimateOf.ts'
import styles from './rows.module.css'

/** What the sale would bring after fee and tax, with its sum written out. Always an estimate, and marked so. */
export function Proceeds({ card: { quantity, planned, stale } }: { readonly card: Card }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const mask = useMask()
  const rates = useSlice(
    'settings',
    useShallow(({ value }) => {
      const { sellFeePercent, sellTaxPercent } = value ?? defaultSettings
      return { sellFeePercent, sellTaxPercent }
    }),
  )
  const estimate = estimateOf(quantity, planned, rates)
  return (
    <section className={styles.section} aria-label={t('sell.proceeds.title')} data-old={stale !== null}>
      <div className={styles.head}>
        <h3>
          {t('sell.proceeds.title')} <Badge tone="plain">{t('sell.proceeds.estimate')}</Badge>
        </h3>
        {estimate.kind === 'estimate' ? (
          <strong className={`${styles.value} ${styles.large}`}>
            {t('won', { price: mask(wonText(estimate.proceeds.net)) })}
          </strong>
        ) : (
          <Unknown />
        )}
      </div>
      <p className={styles.sum}>
        <Sum estimate={estimate} rates={rates} />
        {estimate.kind === 'estimate' && (
          <>
            {' · '}
            <button
              type="button"
              className={styles.inline}
              onClick={() => stores.view.setState({ settings: true })}
            >
              {t('sell.proceeds.rates')}
            </button>
          </>
        )}
      </p>
    </section>
  )
}

interface SumProps {
  readonly estimate: Estimate
  readonly rates: { readonly sellFeePercent: string; readonly sellTaxPercent: string }
}

function Sum({ estimate, rates }: SumProps) {
  const { t } = useTranslation()
  const mask = useMask()
  if (estimate.kind !== 'estimate') return t(`sell.proceeds.${estimate.kind}`)
  const { quantity, price, proceeds, which } = estimate
  return t('sell.proceeds.sum', {
    quantity: mask(sharesText(quantity)),
    which: which === 'planned' ? '' : t(`sell.proceeds.${which}`),
    price: wonText(price),
    fee: mask(wonText(proceeds.fee)),
    feePercent: rates.sellFeePercent,
    tax: mask(wonText(proceeds.tax)),
    taxPercent: rates.sellTaxPercent,
  })
}
