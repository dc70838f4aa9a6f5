import { type Instant, kstDate, kstDayStart } from '../../../shared/domain/time.ts'
import { type Random, wholeBetween } from '../random.ts'
import type { Course } from './course.ts'
import type { ScriptedInterruption, Venue } from './interruption.ts'
import { documentedIssue, type ListedIssue, listedIssues, listedNotes } from './issues.ts'
import { type Episode, lastTradeAt, priceIn, type Standing, standingAt, type Traded } from './path.ts'
import { unlistedIssue } from './script.ts'

/** What the exchange remembers of one issue. */
export interface Book extends Traded {
  readonly issue: ListedIssue
  readonly course: Course | undefined
  readonly episodes: Episode[]
  moved: { readonly price: number; readonly since: Instant } | undefined
  /** Found before, and good until its end. */
  standing: Standing | undefined
  /** Shares: those that changed hands by hand and, where no course tells of the others, before the first question. */
  volume: number
  /** VIs of one venue on one Korean day, by `day venue`. */
  readonly counts: Map<string, number>
}

export interface Books {
  find(code: string): Book | undefined
  /** The book of an issue; one outside the listing gets it with its first script. */
  open(code: string, script: ScriptedInterruption): Book
}

/** Of the issues that nothing strikes. */
const quietIssues = [documentedIssue, ...listedNotes]

export function createBooks(random: Random, course?: Course): Books {
  const bookOf = (issue: ListedIssue, drawn: number): Book => {
    const volume = course ? 0 : drawn
    return { issue, course, episodes: [], moved: undefined, standing: undefined, volume, counts: new Map() }
  }
  const opened = (issue: ListedIssue) => bookOf(issue, wholeBetween(random, 500, 900_000))
  const books = new Map(listedIssues.map((issue) => [issue.code, opened(issue)]))
  for (const issue of quietIssues) {
    books.set(issue.code, bookOf(issue, issue === documentedIssue ? 9_631_426 : 24_180))
  }
  return {
    find: (code) => books.get(code),
    open(code, script) {
      const book = books.get(code) ?? opened(unlistedIssue(code, script))
      books.set(code, book)
      return book
    },
  }
}

export function standingOf(book: Book, at: Instant): Standing {
  const known = book.standing
  if (known && known.since <= at && at < known.until) return known
  const found = standingAt(book, at)
  book.standing = found
  return found
}

/** Won: the price of the last trade. */
export function priceAt(book: Book, at: Instant): number {
  const standing = standingOf(book, at)
  return priceIn(book, standing, lastTradeAt(book, standing, at))
}

/** Shares traded so far on the Korean day. */
export function volumeAt(book: Pick<Book, 'issue' | 'course' | 'volume'>, at: Instant): number {
  return book.volume + (book.course?.flow.volumeBy(book.issue, at) ?? 0)
}

/** In its place among those to come; older ones have no say any more. */
export function enter(book: Book, episode: Episode): void {
  const { episodes, course } = book
  const yesterday = kstDayStart(episode.triggeredAt) - 86_400_000
  const isOld = ({ releasedAt }: Episode, n: number) =>
    course ? releasedAt !== undefined && releasedAt < yesterday : n < episodes.length - 4
  const kept = episodes.filter((each, n) => !isOld(each, n))
  const place = kept.findLastIndex(({ triggeredAt }) => triggeredAt <= episode.triggeredAt) + 1
  book.standing = undefined
  episodes.splice(0, episodes.length, ...kept.toSpliced(place, 0, episode))
}

/** The how-manieth of the issue on this venue on its Korean day. */
export function count(book: Book, venue: Venue, triggeredAt: Instant): number {
  const key = `${kstDate(triggeredAt)} ${venue}`
  const nth = (book.counts.get(key) ?? 0) + 1
  book.counts.set(key, nth)
  return nth
}
