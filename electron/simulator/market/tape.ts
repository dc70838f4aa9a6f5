import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { type Book, priceAt, standingOf, volumeAt } from './book.ts'
import { nextTradeAfter, priceIn } from './path.ts'

/** One trade on KRX, and the day so far with it. */
export interface Trade extends DayFigures {
  readonly code: string
  readonly at: Instant
  /** Won. */
  readonly price: number
  /** Shares; negative where a seller came to a buyer. */
  readonly quantity: number
  readonly previousClose: number
}

/** An issue's Korean day so far. */
export interface DayFigures {
  /** Shares. */
  readonly volume: number
  /** Won. */
  readonly value: number
  /** Won: the prices of the first trade, the dearest and the cheapest. */
  readonly open: number
  readonly high: number
  readonly low: number
}

/** The trades of one issue, written down as far as somebody has asked. */
export interface Tape {
  /** Writes down what was traded up to `until`, and tells each trade from `from` on. */
  advance(until: Instant, from: Instant, tell: (trade: Trade) => void): void
  /** Writes down a trade that no course knows; `until` first. */
  print(at: Instant, price: number): Trade
  figures(): DayFigures
  /** The moment up to which trades are written down. */
  until(): Instant
}

interface Written {
  until: Instant
  day: Instant
  price: number
  volume: number
  value: number
  open: number
  high: number
  low: number
}

export function createTape(book: Book, now: Instant): Tape {
  const written = book.course ? blank(book, kstDayStart(now)) : asFound(book, now)
  const write = (at: Instant, price: number): number => {
    const volume = Math.max(written.volume, volumeAt(book, at))
    const shares = volume - written.volume
    const isSale = price < written.price
    written.value += shares * price
    written.volume = volume
    written.price = price
    if (price > written.high) written.high = price
    if (price < written.low) written.low = price
    return isSale ? -shares : shares
  }
  const tradeOf = (at: Instant, quantity: number): Trade => {
    const { code, previousClose } = book.issue
    return { code, at, price: written.price, quantity, previousClose, ...figuresOf(written) }
  }

  return {
    advance(until, from, tell) {
      if (until <= written.until) return
      const day = kstDayStart(until)
      if (book.course && day > written.day) Object.assign(written, blank(book, day))
      for (let at: Instant | undefined = written.until; at !== undefined; ) {
        const next: Instant | undefined = nextTradeAfter(book, standingOf(book, at), at)
        if (next === undefined || next > until) break
        const quantity = write(next, priceIn(book, standingOf(book, next), next))
        if (next >= from) tell(tradeOf(next, quantity))
        at = next
      }
      written.until = until
    },
    print(at, price) {
      // Each trade is of one share at least.
      if (volumeAt(book, at) <= written.volume) book.volume += 1 + written.volume - volumeAt(book, at)
      return tradeOf(at, write(at, price))
    },
    figures: () => figuresOf(written),
    until: () => written.until,
  }
}

/** Of a day that has not begun: its first trade is the opening. */
function blank(book: Book, day: Instant): Written {
  const standing = standingOf(book, day)
  const open = standing.auction ? standing.auction.auctionPrice : standing.reference
  return { until: day - 1, day, price: open, volume: 0, value: 0, open, high: open, low: open }
}

/** Where no course tells of earlier trades they are taken to have been made at the price that stands. */
function asFound(book: Book, now: Instant): Written {
  const price = priceAt(book, now)
  const volume = volumeAt(book, now)
  const open = book.issue.previousClose
  const [high, low] = [Math.max(open, price), Math.min(open, price)]
  return { until: now, day: now, price, volume, value: volume * price, open, high, low }
}

function figuresOf({ volume, value, open, high, low }: Written): DayFigures {
  return { volume, value, open, high, low }
}
