import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import { tickAt } from '../market/ticks.ts'
import type { Counters } from './ledger.ts'
import type { SocketServer } from './socketServer.ts'

/** Trades by hand. */
export interface TradeControls {
  /**
   * One trade of a listed issue, now, told to whoever registered it. The issue trades at this price until its next VI ends.
   * Answers how many entries were written.
   */
  tick(code: string, trade: { readonly price: number; readonly shares?: number }): number
  /**
   * Trades of these issues in turn, each a step up or down: so many a second, all issues together, in ten bursts that each
   * wait until the sockets have taken what was written. Answers how many entries were.
   */
  floodTicks(flood: Flood): Promise<number>
}

interface Flood {
  readonly codes: readonly string[]
  readonly perSecond: number
  readonly seconds: number
}

interface ControlDeps {
  readonly clock: Clock
  readonly market: Market
  readonly sockets: Pick<SocketServer, 'flushed'>
  readonly counters: Readonly<Counters>
  readonly signal: AbortSignal
}

const burstsPerSecond = 10

export function tradeControls(deps: ControlDeps): TradeControls {
  const { market, counters } = deps
  return {
    tick(code, trade) {
      const before = counters.trades
      market.trade(code, trade)
      return counters.trades - before
    },
    async floodTicks({ codes, perSecond, seconds }) {
      const { clock, sockets, signal } = deps
      const before = counters.trades
      const all = Math.round(perSecond * seconds)
      for (let burst = 1, made = 0; made < all && !signal.aborted; burst++) {
        const until = Math.min(all, Math.round((perSecond * burst) / burstsPerSecond))
        for (; made < until; made++)
          market.trade(codes[made % codes.length] ?? '', nextStep(market, codes, made))
        await sockets.flushed()
        if (made < all) await clock.sleep(1000 / burstsPerSecond, signal)
      }
      return counters.trades - before
    },
  }
}

/** One round up, one round down, so that a flood ends about where it began. */
function nextStep(market: Market, codes: readonly string[], made: number): { readonly price: number } {
  const quote = market.quote(codes[made % codes.length] ?? '')
  if (!quote) return { price: 1 }
  const { price, issue } = quote
  const isUp = Math.floor(made / codes.length) % 2 === 0
  return { price: isUp ? price + tickAt(price, issue) : price - tickAt(price - 1, issue) }
}
