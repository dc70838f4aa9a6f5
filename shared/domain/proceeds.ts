import { scaled } from './decimal.ts'
import type { Settings } from './settings.ts'

/** Places of a percentage in the settings, and of a percentage of one: 1 % is 10,000 of 1,000,000. */
const percentPlaces = 4
const percentUnit = 100n * 10n ** BigInt(percentPlaces)

interface Sale {
  /** Shares. */
  readonly quantity: number
  /** Won a share. */
  readonly price: number
  readonly feePercent: Settings['sellFeePercent']
  readonly taxPercent: Settings['sellTaxPercent']
}

/** What a sale would bring, whole won. `net` is `amount` less `fee` and `tax`. */
interface Proceeds {
  readonly amount: number
  readonly fee: number
  readonly tax: number
  readonly net: number
}

/**
 * An estimate: the price may move, and brokers round in their own ways. Fee and tax are each cut down to whole won.
 * `null`: not whole figures, not a percentage, or more than a number holds exactly.
 */
export function estimateProceeds({ quantity, price, feePercent, taxPercent }: Sale): Proceeds | null {
  if (!isCount(quantity) || !isCount(price)) return null
  const amount = BigInt(quantity) * BigInt(price)
  const fee = shareOf(amount, feePercent)
  const tax = shareOf(amount, taxPercent)
  if (fee === null || tax === null || amount > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return {
    amount: Number(amount),
    fee: Number(fee),
    tax: Number(tax),
    net: Number(amount - fee - tax),
  }
}

function shareOf(amount: bigint, percent: string): bigint | null {
  const parts = scaled(percent, percentPlaces)
  return parts === null || parts < 0n ? null : (amount * parts) / percentUnit
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
