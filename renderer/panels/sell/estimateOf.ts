import { sent } from '../../../shared/domain/figure.ts'
import { estimateProceeds } from '../../../shared/domain/proceeds.ts'
import type { SellableQuantity } from '../../../shared/domain/sellableQuantity.ts'
import type { Settings } from '../../../shared/domain/settings.ts'

/** What a sale would bring, or why that is not said. */
export type Estimate =
  | { readonly kind: 'noQuantity' | 'noPrice' | 'tooLarge' }
  | {
      readonly kind: 'estimate'
      readonly proceeds: Proceeds
      readonly quantity: number
      readonly price: number
      /** `planned`: what the user means to sell; `all`: he did not say; `upTo`: he means to sell more than he can. */
      readonly which: 'planned' | 'all' | 'upTo'
    }

type Proceeds = NonNullable<ReturnType<typeof estimateProceeds>>
type Rates = Pick<Settings, 'sellFeePercent' | 'sellTaxPercent'>

export function estimateOf(
  quantity: SellableQuantity | null,
  planned: number | null,
  rates: Rates,
): Estimate {
  const sellable = quantity ? sent(quantity.sellable) : null
  if (quantity === null || sellable === null) return { kind: 'noQuantity' }
  const price = sent(quantity.price)
  if (price === null) return { kind: 'noPrice' }
  const shares = Math.min(planned ?? sellable, sellable)
  const proceeds = estimateProceeds({
    quantity: shares,
    price,
    feePercent: rates.sellFeePercent,
    taxPercent: rates.sellTaxPercent,
  })
  if (proceeds === null) return { kind: 'tooLarge' }
  const which = planned === null ? 'all' : planned > sellable ? 'upTo' : 'planned'
  return { kind: 'estimate', proceeds, quantity: shares, price, which }
}
