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

/** A trade of the nth issue. Its volume tells when it was made: milliseconds since the page began. */
export function tickOf(n: number, made: number, at: number): Quote {
  const change = ((n * 37 + made) % 400) - 200
  return {
    code: tickCode(n),
    environment: 'demo',
    by: '0B',
    price: 50_000 + change * 50,
    sign: change > 0 ? 'up' : change < 0 ? 'down' : 'flat',
    change: change * 50,
    changePercent: (change / 10).toFixed(2),
    volume: made,
    turnover: Math.floor(made / 20),
    open: 50_000,
    tradedAt: Math.floor(at / 1000) * 1000,
    receivedAt: at,
    staticBase: { price: 50_000, from: 'open', sure: true },
  }
}
