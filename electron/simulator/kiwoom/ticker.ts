import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import type { SimulatedInterruption } from '../market/interruption.ts'
import type { Trade } from '../market/tape.ts'
import type { Counters } from './ledger.ts'
import type { SocketServer } from './socketServer.ts'
import { tradeEntry } from './tradeEntry.ts'

interface TickerDeps {
  readonly clock: Clock
  readonly market: Market
  readonly sockets: Pick<SocketServer, 'tellTrades' | 'tradeItems'>
  readonly counters: Counters
}

interface Ticker {
  /** What is registered may be another. */
  registered(): void
  stop(): void
}

/** Tells registered issues' trades as they are made, those of one moment in one frame. Nobody registered: nothing runs. */
export function createTicker(deps: TickerDeps): Ticker {
  const { market, sockets, counters } = deps
  const { tapes } = market
  const wire = createWire(deps)
  const pump = createPump(deps, wire)
  let followed: ReadonlySet<string> = new Set()

  const stopTrades = tapes.onTrade(wire.take)
  const stopVis = market.listen((interruption) => {
    if (interruption.venue === 'NXT') wire.takeNxt(interruption)
    if (followed.has(interruption.code)) pump.restart(followed)
  })

  return {
    registered() {
      const items = sockets.tradeItems()
      counters.tradeItems = items.length
      const wanted = new Set(items.map((item) => item.replace(/_(NX|AL)$/, '')))
      if (wanted.size === followed.size && [...wanted].every((code) => followed.has(code))) return
      for (const code of followed) if (!wanted.has(code)) tapes.unfollow(code)
      followed = new Set([...wanted].filter((code) => followed.has(code) || tapes.follow(code)))
      pump.restart(followed)
    },
    stop() {
      stopTrades()
      stopVis()
      pump.restart(new Set())
    },
  }
}

interface Pump {
  restart(codes: ReadonlySet<string>): void
}

/** Wakes when the next of the trades is due. */
function createPump({ clock, market: { tapes } }: TickerDeps, wire: Wire): Pump {
  let turn = new AbortController()
  const run = async (codes: ReadonlySet<string>, signal: AbortSignal) => {
    while (!signal.aborted) {
      const due = [...codes].map((code) => ({
        code,
        at: tapes.nextTradeAt(code) ?? Number.POSITIVE_INFINITY,
      }))
      const first = due.reduce((soonest, { at }) => Math.min(soonest, at), Number.POSITIVE_INFINITY)
      if (first === Number.POSITIVE_INFINITY) return
      await clock.sleep(Math.max(0, first - clock.now()), signal)
      if (signal.aborted) return
      const now = clock.now()
      wire.gather(() => {
        for (const { code, at } of due) if (at <= now) tapes.advance(code)
      })
    }
  }
  return {
    restart(codes) {
      turn.abort()
      turn = new AbortController()
      if (codes.size > 0) void run(codes, turn.signal)
    },
  }
}

interface Wire {
  take(trade: Trade): void
  /** The trade that halted the issue on NXT alone, or the first after the halt. */
  takeNxt(interruption: SimulatedInterruption): void
  /** What is taken meanwhile goes out together. */
  gather(work: () => void): void
}

function createWire({ market, sockets, counters, clock }: TickerDeps): Wire {
  const halted = new Set<string>()
  let gathered: Trade[] | undefined

  const itemsOf = ({ code }: Trade): readonly string[] =>
    halted.has(code) ? [code, `${code}_AL`] : [code, `${code}_AL`, `${code}_NX`]
  const tell = (trades: readonly Trade[], items = itemsOf) => {
    const wanted = new Set(sockets.tradeItems())
    const entries = new Map<string, string[]>()
    for (const trade of trades) {
      const issue = market.quote(trade.code)?.issue
      for (const item of items(trade)) {
        if (!issue || !wanted.has(item) || (item.endsWith('_NX') && !issue.nxt)) continue
        entries.set(item, [...(entries.get(item) ?? []), tradeEntry(item, trade, issue)])
      }
    }
    if (entries.size > 0) counters.trades += sockets.tellTrades(entries)
  }

  return {
    take(trade) {
      if (gathered) gathered.push(trade)
      else tell([trade])
    },
    takeNxt({ code, triggerPrice, releasedAt, triggeredAt }) {
      const quote = market.quote(code)
      halted.add(code)
      const wants = sockets.tradeItems().some((item) => item === `${code}_NX` || item === `${code}_AL`)
      // Tells what KRX has traded by now, which is not yet for NXT.
      const day = wants && market.today(code)
      if (releasedAt !== undefined) halted.delete(code)
      if (!(quote && day)) return
      const price = releasedAt === undefined ? triggerPrice : quote.price
      const { previousClose } = quote.issue
      const at = Math.min(releasedAt ?? triggeredAt, clock.now())
      const [high, low] = [Math.max(day.high, price), Math.min(day.low, price)]
      const trade = { code, at, price, quantity: 1, previousClose, ...day, high, low }
      tell([trade], () => [`${code}_AL`, `${code}_NX`])
    },
    gather(work) {
      gathered = []
      work()
      const trades = gathered.toSorted((one, other) => one.at - other.at)
      gathered = undefined
      tell(trades)
    },
  }
}
