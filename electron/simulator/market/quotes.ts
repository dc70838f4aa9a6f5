import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { type Book, type Books, priceAt, standingOf, volumeAt } from './book.ts'
import type { ListedIssue } from './issues.ts'
import { lastTradeAt, nextTradeAfter } from './path.ts'
import { refuseImpossible } from './script.ts'
import { createTape, type DayFigures, type Tape, type Trade } from './tape.ts'

/** How an issue trades now. */
export interface Quote {
  readonly issue: ListedIssue
  /** Won: of the last trade on KRX. In a VI auction that is the one that triggered it. */
  readonly price: number
  /** Shares traded so far today. */
  readonly volume: number
}

export interface Quotes {
  /** `undefined` for a code that nobody knows. */
  quote(code: string): Quote | undefined
  /** The day so far; `undefined` for a code that nobody knows. */
  today(code: string): DayFigures | undefined
  /** The issue with this code, put on the market if it is not there. Throws a sentence where none could be. */
  list(code: string, invented: { readonly name?: string; readonly previousClose: number }): ListedIssue
  /** One trade, now. The issue trades at this price until its next VI ends. Throws where no issue could. */
  trade(code: string, trade: { readonly price: number; readonly shares?: number }): void
}

/** Trades as they are made. */
export interface Tapes {
  /** From now on `onTrade` hears the trades of this issue, whenever `advance` is called; `false`: nobody knows it. */
  follow(code: string): boolean
  /** Lets the trades be told that have been made by now. */
  advance(code: string): void
  /** When `advance` will find a trade; `undefined`: nobody knows. */
  nextTradeAt(code: string): Instant | undefined
  unfollow(code: string): void
  onTrade(listener: (trade: Trade) => void): () => void
}

interface QuoteDeps {
  readonly clock: Clock
  readonly books: Books
}

/** Trades that are older when they are told, as after the machine slept, are left out. */
const tellableFor = 5_000

export interface TapeBox extends Tapes {
  /** The issue's tape, up to now. */
  of(book: Book): Tape
  /** Writes a trade of this moment that no course knows, where anybody has asked for the issue's trades. */
  print(book: Book, price: number): void
}

export function createTapes({ clock, books }: QuoteDeps): TapeBox {
  const tapes = new Map<string, Tape>()
  /** And since when. */
  const followed = new Map<string, Instant>()
  const listeners = new Set<(trade: Trade) => void>()
  const tell = (trade: Trade) => {
    for (const listener of listeners) listener(trade)
  }
  const tellableFrom = (code: string): Instant =>
    Math.max(followed.get(code) ?? Number.POSITIVE_INFINITY, clock.now() - tellableFor)
  const of = (book: Book): Tape => {
    const { code } = book.issue
    const tape = tapes.get(code) ?? createTape(book, clock.now())
    tapes.set(code, tape)
    tape.advance(clock.now(), tellableFrom(code), tell)
    return tape
  }
  return {
    of,
    print(book, price) {
      const { code } = book.issue
      if (book.course && !tapes.has(code)) return
      const trade = of(book).print(clock.now(), price)
      if (followed.has(code)) tell(trade)
    },
    follow(code) {
      const book = books.find(code)
      if (!book) return false
      // A day with a course is read when its next trade is due: many registered at once are so spread over seconds.
      if (!book.course) of(book)
      followed.set(code, clock.now())
      return true
    },
    unfollow: (code) => void followed.delete(code),
    advance(code) {
      const book = books.find(code)
      // Where the day has a course, it is not read for an issue that nobody asks for.
      if (book && (!book.course || followed.has(code) || tapes.has(code))) of(book)
    },
    nextTradeAt(code) {
      const book = books.find(code)
      const since = tapes.get(code)?.until() ?? followed.get(code)
      return book && since !== undefined ? nextTradeAfter(book, standingOf(book, since), since) : undefined
    },
    onTrade(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function createQuotes({ clock, books, tapes }: QuoteDeps & { readonly tapes: TapeBox }): Quotes {
  return {
    quote(code) {
      const book = books.find(code)
      if (!book) return undefined
      const now = clock.now()
      const moment = lastTradeAt(book, standingOf(book, now), now)
      return { issue: book.issue, price: priceAt(book, now), volume: volumeAt(book, moment) }
    },
    today(code) {
      const book = books.find(code)
      return book && tapes.of(book).figures()
    },
    list(code, invented) {
      refuseImpossible({ code, ...invented })
      return books.open(code, invented).issue
    },
    trade(code, { price, shares = 1 }) {
      const book = books.find(code)
      if (!book) throw new Error(`No issue with the code "${code}" is listed.`)
      for (const figure of [price, shares]) {
        if (Number.isSafeInteger(figure) && figure > 0) continue
        throw new Error(`A price is a whole, positive number of won, and so are shares; ${figure} is not.`)
      }
      tapes.advance(code)
      book.moved = { price, since: clock.now() }
      book.volume += shares
      tapes.print(book, price)
    },
  }
}
