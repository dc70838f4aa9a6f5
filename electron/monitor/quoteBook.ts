import type { Quote, StaticBase, Tick } from '../../shared/domain/quote.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { createTradeTrail, type TradeTrail } from './tradeTrail.ts'

/** The latest price of each issue, of one market, and who of them is told live. */
export interface QuoteBook {
  /** A trade that was told live. */
  take(tick: Tick): void
  /** A price that was asked for; nothing changes where a trade has been told since the question left. */
  takeAsked(tick: Tick, now: Instant): void
  /** These are told live from now on, and no others; returns those that were not until now. */
  listen(codes: readonly string[], now: Instant): string[]
  isLive(code: string): boolean
  /** When the price was told to this run; `null`: it was not. */
  toldAt(code: string): Instant | null
  /** Works out the base anew; tells what has changed. */
  renew(code: string): void
  renewAll(): void
  all(): Quote[]
  /** As they are kept for the next start. */
  ticks(): Tick[]
  /** Gives up the oldest of those that are no longer wanted. */
  trim(isWanted: (code: string) => boolean): void
}

interface QuoteBookDeps {
  /** What an earlier run was told. */
  readonly kept: readonly Tick[]
  readonly baseOf: (tick: Tick, priceFrom: (release: Instant) => number | null) => StaticBase | null
  readonly onQuote: (quote: Quote) => void
}

interface Line {
  quote: Quote
  /** An earlier run was told. */
  kept: boolean
  /** What the last auction was found to have ended with; it stays true when the line is lost. */
  auction: { readonly release: Instant; readonly price: number } | null
}

/** More than can have a price at the same time, so that who comes back is not empty at once. */
const keepAtMost = 1000

export function createQuoteBook({ kept, baseOf, onQuote }: QuoteBookDeps): QuoteBook {
  const lines = new Map<string, Line>()
  let trails = new Map<string, TradeTrail>()
  for (const tick of kept)
    lines.set(tick.code, { quote: { ...tick, staticBase: null }, kept: true, auction: null })

  function priceFrom(line: Line, release: Instant): number | null {
    if (line.auction?.release === release) return line.auction.price
    const price = trails.get(line.quote.code)?.firstFrom(release) ?? null
    if (price !== null) line.auction = { release, price }
    return price
  }

  function put(tick: Tick): void {
    const line = lines.get(tick.code) ?? { quote: { ...tick, staticBase: null }, kept: false, auction: null }
    lines.set(tick.code, line)
    line.kept = false
    line.quote = { ...tick, staticBase: line.quote.staticBase }
    line.quote.staticBase = baseOf(tick, (release) => priceFrom(line, release))
    onQuote(line.quote)
  }

  function renew(line: Line): void {
    if (line.kept) return
    const staticBase = baseOf(line.quote, (release) => priceFrom(line, release))
    if (isSame(staticBase, line.quote.staticBase)) return
    line.quote = { ...line.quote, staticBase }
    onQuote(line.quote)
  }

  return {
    take(tick) {
      trails.get(tick.code)?.take(tick.tradedAt, tick.price, tick.receivedAt)
      put(tick)
    },
    takeAsked(tick, now) {
      const line = lines.get(tick.code)
      if (line && !line.kept && isNewer(line.quote, tick, now)) return
      put(tick)
    },
    listen(codes, now) {
      const added = codes.filter((code) => !trails.has(code))
      trails = new Map(codes.map((code) => [code, trails.get(code) ?? createTradeTrail(now)]))
      return added
    },
    isLive: (code) => trails.has(code),
    toldAt(code) {
      const line = lines.get(code)
      return line && !line.kept ? line.quote.receivedAt : null
    },
    renew(code) {
      const line = lines.get(code)
      if (line) renew(line)
    },
    renewAll() {
      for (const line of lines.values()) renew(line)
    },
    all: () => [...lines.values()].map(({ quote }) => quote),
    ticks: () => [...lines.values()].map(({ quote: { staticBase: _, ...tick } }) => tick),
    trim(isWanted) {
      if (lines.size <= keepAtMost) return
      const unwanted = [...lines].filter(([code]) => !isWanted(code))
      unwanted.sort(([, one], [, other]) => one.quote.receivedAt - other.quote.receivedAt)
      for (const [code] of unwanted.slice(0, lines.size - keepAtMost)) lines.delete(code)
    },
  }
}

/** A trade that came after the question left. One from a time to come was told before the clock was put back. */
function isNewer(told: Tick, asked: Tick, now: Instant): boolean {
  return told.by === '0B' && told.receivedAt >= asked.receivedAt && told.receivedAt <= now
}

function isSame(one: StaticBase | null, other: StaticBase | null): boolean {
  return one?.price === other?.price && one?.from === other?.from && one?.sure === other?.sure
}
