import type { Quote } from '../../shared/domain/quote.ts'
import { tenOClock } from './interruptions.ts'

/** A made-up price of ten o'clock with what a test cares about changed. */
export function quote(change: Partial<Quote> = {}): Quote {
  return {
    code: '042930',
    environment: 'demo',
    by: '0B',
    price: 53_000,
    sign: 'up',
    change: 5100,
    changePercent: '10.65',
    volume: 1000,
    turnover: 53,
    open: 48_150,
    tradedAt: tenOClock,
    receivedAt: tenOClock,
    staticBase: null,
    ...change,
  }
}
