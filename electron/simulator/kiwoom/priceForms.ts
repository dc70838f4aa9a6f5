import type { ListedIssue } from '../market/issues.ts'
import { dailyLimits } from '../market/prices.ts'

/** A price bears the sign of its distance to the previous close. */
export function signedPrice(price: number, close: number): string {
  return `${price > close ? '+' : price < close ? '-' : ''}${price}`
}

export function signed(figure: number): string {
  return `${figure > 0 ? '+' : ''}${figure}`
}

/** How far a figure is from the reference, in percent. */
export function percent(figure: number, reference: number): string {
  const rate = (((figure - reference) * 100) / reference).toFixed(2)
  return figure > reference ? `+${rate}` : rate
}

/** 전일대비기호 */
export function priceSign(price: number, issue: ListedIssue): string {
  const { lowest, highest } = dailyLimits(issue)
  if (price >= highest) return '1'
  if (price <= lowest) return '4'
  return price > issue.previousClose ? '2' : price < issue.previousClose ? '5' : '3'
}
