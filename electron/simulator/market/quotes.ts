import type { Clock } from '../../../shared/domain/time.ts'
import type { Book, Books } from './book.ts'
import { type Drift, driftedPrice } from './drift.ts'
import type { SimulatedInterruption } from './interruption.ts'
import { documentedIssue, type ListedIssue, listedNotes } from './issues.ts'
import { refuseImpossible } from './script.ts'

/** How an issue trades now. */
export interface Quote {
  readonly issue: ListedIssue
  /** Won. In a VI auction the price that triggered it. */
  readonly price: number
  /** Shares traded so far today. */
  readonly volume: number
}

export interface Quotes {
  /** `undefined` for a code that nobody knows. */
  quote(code: string): Quote | undefined
  /** The issue with this code, put on the market if it is not there. Throws a sentence where none could be. */
  list(code: string, invented: { readonly name?: string; readonly previousClose: number }): ListedIssue
  /** The issue trades at this price until its next VI ends. Throws where no issue could. */
  movePrice(code: string, won: number): void
}

/** What a price follows from. */
type Quoted = Pick<Book, 'issue' | 'reference' | 'settledAt' | 'volume'>

/** Of the issues that nothing strikes. */
const quietBooks: ReadonlyMap<string, Quoted> = new Map(
  [documentedIssue, ...listedNotes].map((issue) => {
    const volume = issue === documentedIssue ? 9_631_426 : 24_180
    return [issue.code, { issue, reference: issue.previousClose, settledAt: undefined, volume }]
  }),
)

interface QuoteDeps {
  readonly clock: Clock
  readonly books: Books
  /** By id. */
  readonly running: ReadonlyMap<string, SimulatedInterruption>
  /** Prices that stand until the next VI, by code. */
  readonly moved: Map<string, number>
  /** Without it prices stand still between VIs. */
  readonly drift: Drift | undefined
}

export function createQuotes({ clock, books, running, moved, drift }: QuoteDeps): Quotes {
  const find = (code: string): Quoted | undefined => books.find(code) ?? quietBooks.get(code)

  const wandered = ({ issue, reference, settledAt }: Quoted): number => {
    if (!drift) return reference
    const { code } = issue
    const since = settledAt === undefined ? 0 : drift(code, settledAt)
    return driftedPrice(issue, reference, drift(code, clock.now()) - since)
  }

  const priceOf = (book: Quoted): number => {
    const { code } = book.issue
    const auction = [...running.values()].findLast((interruption) => interruption.code === code)
    return auction?.triggerPrice ?? moved.get(code) ?? wandered(book)
  }

  return {
    quote(code) {
      const book = find(code)
      return book && { issue: book.issue, price: priceOf(book), volume: book.volume }
    },
    list(code, invented) {
      refuseImpossible({ code, ...invented })
      return (find(code) ?? books.open(code, invented)).issue
    },
    movePrice(code, won) {
      if (!find(code)) throw new Error(`No issue with the code "${code}" is listed.`)
      if (!(Number.isSafeInteger(won) && won > 0)) {
        throw new Error(`A price is a whole, positive number of won; ${won} is not.`)
      }
      moved.set(code, won)
    },
  }
}
