import type { Instant } from '../../../shared/domain/time.ts'
import { step } from './tradeFlow.ts'

/** The way of a price to a VI that was known ahead. */
export interface Approach {
  readonly from: Instant
  /** Won: of the last trade before the VI. */
  readonly price: number
}

/** What is on its way to a VI. */
interface Approached {
  readonly triggeredAt: Instant
  readonly approach: Approach | undefined
}

/** Milliseconds between the last trade before a VI and the one that triggers it. */
export const lastTradeLead = 250

/** Milliseconds that a price is on its way to a VI at most. */
export const approachLength = 75_000

/** Milliseconds: on a shorter way, a step of trade after the other would itself be as far as a dynamic VI lets pass. */
export const shortestWay = 2_000

/** So many trades make up a way, about, whatever the pace of the issue: none of its steps is then a VI of its own. */
const stops = 30

/** When the last trade before the VI is; without a way to it, never. */
export function arrivalOf({ approach, triggeredAt }: Approached): Instant {
  return approach ? triggeredAt - lastTradeLead : Number.POSITIVE_INFINITY
}

/** How much of the way lies behind, from 0 to 1: slowly first. */
export function passedOf(approached: Approached, { from }: Approach, at: Instant): number {
  return Math.min(1, (at - from) / Math.max(1, arrivalOf(approached) - from)) ** 2
}

/** The last moment on the way at or before `at` at which it is traded; `undefined`: none. */
export function lastStopBy(approached: Approached, at: Instant): Instant | undefined {
  if (!approached.approach) return undefined
  const stride = strideOf(approached, approached.approach)
  const moment = Math.floor(at / stride) * stride
  return moment > approached.approach.from ? moment : undefined
}

/** The first moment on the way after `at` at which it is traded. */
export function nextStopAfter(approached: Approached, at: Instant): Instant {
  if (!approached.approach) return Number.POSITIVE_INFINITY
  const stride = strideOf(approached, approached.approach)
  return (Math.floor(Math.max(at, approached.approach.from) / stride) + 1) * stride
}

/** Whole steps of trade, as those of the course are, so that the two never come closer to each other than one. */
function strideOf(approached: Approached, { from }: Approach): number {
  const length = arrivalOf(approached) - from
  return Math.max(step, Math.floor(length / stops / step) * step)
}
