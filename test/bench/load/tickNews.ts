import type { Quote } from '../../../shared/domain/quote.ts'

/** What the page tells the thread that plays the monitor. */
export type TickOrder =
  /** `conflated`: the real conversation over `port`; else each tick is a message of its own, as JSON. */
  | {
      readonly order: 'open'
      readonly port: MessagePort
      readonly issues: number
      readonly conflated: boolean
      readonly since: number
    }
  | { readonly order: 'rate'; readonly perSecond: number }

/** Codes that are in no listing. */
export function tickCode(n: number): string {
  return `${600_000 + n}`
}

/** What every price lies above. */
export const priceFloor = 1_000_000

/** A trade of the nth issue. Its price tells when it was made: so many won above the floor as milliseconds since the page began. */
export function tickOf(n: number, made: number, at: number): Quote {
  // As on a market, an issue that is up mostly stays up.
  const change = ((n * 37) % 400) - 200 + (made % 7)
  return {
    code: tickCode(n),
    environment: 'demo',
    by: '0B',
    price: priceFloor + made,
    sign: change > 0 ? 'up' : change < 0 ? 'down' : 'flat',
    change: change * 100,
    changePercent: (change / 10).toFixed(2),
    volume: made,
    turnover: Math.floor(made / 20),
    open: priceFloor,
    tradedAt: Math.floor(at / 1000) * 1000,
    receivedAt: at,
    staticBase: { price: priceFloor, from: 'open', sure: true },
  }
}
