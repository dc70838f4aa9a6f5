import type { Instant } from '../../shared/domain/time.ts'

/** The latest trades of an issue while it is told live: the first of each second, as trades have no finer time. */
export interface TradeTrail {
  take(tradedAt: Instant | null, price: number, receivedAt: Instant): void
  /** The price of the first trade at `moment` or after it; `null`: none yet, or it may have been missed. */
  firstFrom(moment: Instant): number | null
}

interface Trade {
  readonly at: Instant
  readonly price: number
}

/** A release is told within seconds of the first trade after it: some minutes are more than enough. */
const keepAtMost = 240

/** How far this machine's clock may be from the broker's before its word that it listened in time counts, ms. */
const clockDoubt = 2000

export function createTradeTrail(listeningSince: Instant): TradeTrail {
  let trades: Trade[] = []
  let latest = Number.NEGATIVE_INFINITY
  let since = listeningSince
  /** The last trade that was given up. */
  let forgotten = Number.NEGATIVE_INFINITY

  return {
    take(at, price, receivedAt) {
      if (at === null) {
        // It has no place among the others: what was heard until now proves nothing any more.
        trades = []
        since = receivedAt
        forgotten = Number.NEGATIVE_INFINITY
        return
      }
      if (at <= latest) return
      latest = at
      trades.push({ at, price })
      if (trades.length < keepAtMost) return
      forgotten = trades[keepAtMost / 2 - 1]?.at ?? forgotten
      trades = trades.slice(keepAtMost / 2)
    },
    firstFrom(moment) {
      if (moment <= forgotten) return null
      const heardBefore = forgotten > Number.NEGATIVE_INFINITY || (trades[0]?.at ?? moment) < moment
      if (!heardBefore && since + clockDoubt > moment) return null
      return trades.find(({ at }) => at >= moment)?.price ?? null
    },
  }
}
