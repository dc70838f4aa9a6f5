import { type Instant, kstDate } from '../../../shared/domain/time.ts'
import { pick, type Random, wholeBetween } from '../random.ts'
import type { Direction, ScriptedInterruption, SimulatedInterruption, Venue } from './interruption.ts'
import { type ListedIssue, listedIssues } from './issues.ts'
import { auctionPrice, interruptionPrices, isWithinDailyLimit } from './prices.ts'
import { scriptedPrices, unlistedIssue } from './script.ts'

/** What the exchange remembers of one issue. */
export interface Book {
  readonly issue: ListedIssue
  /** Won: the opening price, then the price of the last VI auction. */
  reference: number
  /** When the last VI auction ended; `undefined` before the first. */
  settledAt: Instant | undefined
  volume: number
  /** VIs of one venue on one Korean day, by `day venue`. */
  readonly counts: Map<string, number>
}

export interface Books {
  find(code: string): Book | undefined
  /** The book of an issue; one outside the listing gets it with its first script. */
  open(code: string, script: ScriptedInterruption): Book
}

export function createBooks(random: Random): Books {
  const books = new Map(listedIssues.map((issue) => [issue.code, openBook(random, issue)]))
  return {
    find: (code) => books.get(code),
    open(code, script) {
      const book = books.get(code) ?? openBook(random, unlistedIssue(code, script))
      books.set(code, book)
      return book
    },
  }
}

function openBook(random: Random, issue: ListedIssue): Book {
  const volume = wholeBetween(random, 500, 900_000)
  return { issue, reference: issue.previousClose, settledAt: undefined, volume, counts: new Map() }
}

interface Strike {
  readonly random: Random
  readonly script: ScriptedInterruption
  readonly now: Instant
  readonly id: string
}

/** A VI of the issue, told by a script and completed from the book. */
export function strike(book: Book, { random, script, now, id }: Strike): SimulatedInterruption {
  const { issue } = book
  const venue = script.venue ?? 'KRX'
  const kind = script.kind ?? (venue === 'NXT' ? 'dynamic' : pick(random, ['static', 'dynamic', 'both']))
  const triggeredAt = script.triggeredAt ?? now
  book.volume += wholeBetween(random, 10, 50_000)
  const direction = script.direction ?? tradableDirection(random, book)
  const question = { issue, reference: book.reference, kind, direction }
  return {
    id,
    code: issue.code,
    name: script.name ?? issue.name,
    market: script.market ?? issue.market,
    venue,
    kind,
    direction,
    ...scriptedPrices(random, script, question),
    previousClose: script.previousClose ?? issue.previousClose,
    volume: script.volume ?? book.volume,
    nth: script.nth ?? count(book, venue, triggeredAt),
    triggeredAt,
    releasedAt: undefined,
    sparse: script.sparse ?? false,
  }
}

/** The auction's price is the reference of the next VI. */
export function settle(
  book: Book,
  { triggerPrice }: SimulatedInterruption,
  { random, at }: { readonly random: Random; readonly at: Instant },
): void {
  book.reference = auctionPrice(random, book.issue, triggerPrice)
  book.settledAt = at
}

/** Up or down by chance, unless that would leave the daily price limit. */
function tradableDirection(random: Random, { issue, reference }: Book): Direction {
  const direction = pick<Direction>(random, ['up', 'down'])
  const farthest = interruptionPrices(() => 0.999, { issue, reference, kind: 'static', direction })
  if (isWithinDailyLimit(farthest.triggerPrice, issue)) return direction
  return reference > issue.previousClose ? 'down' : 'up'
}

function count(book: Book, venue: Venue, triggeredAt: Instant): number {
  const key = `${kstDate(triggeredAt)} ${venue}`
  const nth = (book.counts.get(key) ?? 0) + 1
  book.counts.set(key, nth)
  return nth
}
