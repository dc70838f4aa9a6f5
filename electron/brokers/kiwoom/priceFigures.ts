import type { PriceSign, Tick } from '../../../shared/domain/quote.ts'
import { decimal, signedNumber, wholeNumber } from './figures.ts'

export type PriceFigures = Pick<
  Tick,
  'price' | 'sign' | 'change' | 'changePercent' | 'volume' | 'turnover' | 'open'
>

/** The same as the broker writes them. */
export type PriceTexts = { readonly [figure in keyof PriceFigures]: string | undefined }

/** What the broker calls them. */
export type PriceNames = { readonly [figure in keyof PriceFigures]: string }

export interface UnreadablePrice {
  /** Which figure, with the broker's name for it, cannot be believed. */
  readonly unreadable: string
}

/**
 * A price and what goes with it. A figure that was sent and cannot be read, or that contradicts another, makes the
 * whole unreadable: nobody knows which of them is the wrong one.
 */
export function readPrice(texts: PriceTexts, names: PriceNames): PriceFigures | UnreadablePrice {
  const price = wholeNumber(texts.price)
  if (!price) return { unreadable: `price (${names.price})` }
  const sign = signOf(texts.sign)
  if (sign === undefined) return { unreadable: `sign (${names.sign})` }
  const change = signedNumber(texts.change)
  // A change as large as the price leaves no previous close.
  if (change === undefined || (change ?? 0) >= price) return { unreadable: `change (${names.change})` }
  const changePercent = decimal(texts.changePercent)
  if (changePercent === undefined) return { unreadable: `rate (${names.changePercent})` }
  if (contradicts(sign, change, changePercent))
    return { unreadable: `directions (${names.sign}, ${names.change}, ${names.changePercent})` }
  const volume = wholeNumber(texts.volume)
  if (volume === undefined) return { unreadable: `volume (${names.volume})` }
  const turnover = wholeNumber(texts.turnover)
  if (turnover === undefined) return { unreadable: `turnover (${names.turnover})` }
  const open = wholeNumber(texts.open)
  if (open === undefined) return { unreadable: `open (${names.open})` }
  // Nothing opens at zero: it stands for "not opened yet".
  return { price, sign, change, changePercent, volume, turnover, open: open || null }
}

function signOf(text: string | undefined): PriceSign | null | undefined {
  switch (text?.trim() ?? '') {
    case '':
      return null
    case '1':
      return 'limit-up'
    case '2':
      return 'up'
    case '3':
      return 'flat'
    case '4':
      return 'limit-down'
    case '5':
      return 'down'
    default:
      return undefined
  }
}

/** Whether two of them point in different directions. A rate of zero may be a small change, rounded. */
function contradicts(sign: PriceSign | null, change: number | null, rate: string | null): boolean {
  const bySign = sign === null ? null : directionOf(sign)
  if (bySign !== null && change !== null && bySign !== Math.sign(change)) return true
  const byRate = rate === null ? 0 : rateDirection(rate)
  const known = bySign ?? (change === null ? null : Math.sign(change))
  return byRate !== 0 && known !== null && known !== byRate
}

function directionOf(sign: PriceSign): -1 | 0 | 1 {
  if (sign === 'flat') return 0
  return sign === 'up' || sign === 'limit-up' ? 1 : -1
}

function rateDirection(rate: string): -1 | 0 | 1 {
  const figure = Number(rate)
  return figure > 0 ? 1 : figure < 0 ? -1 : 0
}
