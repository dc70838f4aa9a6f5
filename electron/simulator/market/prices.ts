import { type Random, wholeBetween } from '../random.ts'
import type { Direction, Kind } from './interruption.ts'
import type { ListedIssue } from './issues.ts'
import { tickAt, tickCeil, tickFloor } from './ticks.ts'

export interface InterruptionPrices {
  readonly triggerPrice: number
  readonly staticReference: number | undefined
  readonly dynamicReference: number | undefined
}

export interface PriceQuestion {
  readonly issue: ListedIssue
  /** Won: the opening price, or the price of the last VI auction. */
  readonly reference: number
  readonly kind: Kind
  readonly direction: Direction
}

export const staticThreshold = 0.1

export function dynamicThreshold(issue: ListedIssue): number {
  return issue.kospi200 ? 0.03 : 0.06
}

/** Prices on the tick whose deviations have reached the thresholds of their kind. */
export function interruptionPrices(random: Random, question: PriceQuestion): InterruptionPrices {
  const { issue, reference, kind } = question
  const threshold = kind === 'dynamic' ? dynamicThreshold(issue) : staticThreshold
  const triggerPrice = beyond(random, question, threshold)
  if (kind === 'static') return { triggerPrice, staticReference: reference, dynamicReference: undefined }
  if (kind === 'dynamic') return { triggerPrice, staticReference: undefined, dynamicReference: reference }
  return {
    triggerPrice,
    staticReference: reference,
    dynamicReference: lastFillBefore(triggerPrice, question),
  }
}

/** The nearest earlier fill from which the trigger price is far enough to have tripped the dynamic VI too. */
function lastFillBefore(triggerPrice: number, { issue, direction }: PriceQuestion): number {
  return referenceFor(triggerPrice, { issue, direction, threshold: dynamicThreshold(issue) })
}

/** The reference price nearest to a given trigger price that it has just left by the threshold. */
export function referenceFor(
  triggerPrice: number,
  rule: { readonly issue: ListedIssue; readonly direction: Direction; readonly threshold: number },
): number {
  const { issue, direction, threshold } = rule
  return direction === 'up'
    ? tickFloor(hundredths(triggerPrice / (1 + threshold)), issue)
    : tickCeil(hundredths(triggerPrice / (1 - threshold)), issue)
}

interface Band {
  readonly reference: number
  readonly threshold: number
}

/** Whether a price is too near to the reference for a VI. */
export function isWithin(price: number, { reference, threshold }: Band): boolean {
  return Math.abs(price - reference) * 1000 < reference * Math.round(threshold * 1000)
}

/** The outermost price in one direction that calls no VI. */
export function lastWithin({
  issue,
  reference,
  direction,
  threshold,
}: Band & { readonly issue: ListedIssue; readonly direction: Direction }): number {
  if (direction === 'up') {
    return tickFloor(tickCeil(hundredths(reference * (1 + threshold)), issue) - 1, issue)
  }
  return tickCeil(tickFloor(hundredths(reference * (1 - threshold)), issue) + 1, issue)
}

/** Whether a price may trade at all: ±30 % of the previous close. */
export function isWithinDailyLimit(price: number, { previousClose }: ListedIssue): boolean {
  return Math.abs(price - previousClose) * 10 <= previousClose * 3
}

/** The outermost prices that may trade, in won. */
export function dailyLimits(issue: ListedIssue): { readonly lowest: number; readonly highest: number } {
  const { previousClose } = issue
  return {
    lowest: tickCeil((previousClose * 7) / 10, issue),
    highest: tickFloor((previousClose * 13) / 10, issue),
  }
}

/** The first price at or past the threshold, or, as captured frames show, a few steps further. */
function beyond(random: Random, { issue, reference, direction }: PriceQuestion, threshold: number): number {
  const extra = Math.floor(random() ** 3 * 5)
  // Rounded to a hundredth of a won first: 3,750 × 1.1 is 4,125.000…5 in floating point.
  if (direction === 'up') {
    const first = tickCeil(hundredths(reference * (1 + threshold)), issue)
    return tickCeil(first + extra * tickAt(first, issue), issue)
  }
  const first = tickFloor(hundredths(reference * (1 - threshold)), issue)
  return tickFloor(first - extra * tickAt(first, issue), issue)
}

function hundredths(price: number): number {
  return Math.round(price * 100) / 100
}

/** What a VI auction settles at: within two steps of the trigger price. */
export function auctionPrice(random: Random, issue: ListedIssue, triggerPrice: number): number {
  const settled = triggerPrice + wholeBetween(random, -2, 2) * tickAt(triggerPrice, issue)
  return isWithinDailyLimit(settled, issue) ? tickFloor(settled, issue) : triggerPrice
}
