import type { Environment } from '../../shared/domain/instrument.ts'
import { KeptQuotes } from '../../shared/domain/kept.ts'
import type { Quote, QuotePlan, StaticBase, Tick } from '../../shared/domain/quote.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { QuoteSignal, QuoteSource } from './broker.ts'
import type { Journal, Log } from './platform.ts'
import { createQuoteBook } from './quoteBook.ts'
import { type Places, planQuotes, type Wanted } from './quotePlan.ts'
import type { QuoteRest } from './quoteRest.ts'
import { createQuoteTurns } from './quoteTurns.ts'
import { createTopic, type Topic } from './topic.ts'

/** The prices of one market as one session tells them. Keys, server and profile belong to one session. */
export interface QuoteSitting {
  readonly environment: Environment
  readonly session: string | null
  readonly role: QuoteSource | null
  readonly quotes: Topic<Quote>
  /** Aborted once it is over. */
  readonly left: AbortSignal
  plan(): QuotePlan
  /** Gives out the places anew. */
  place(wanted: readonly Wanted[]): void
  /** Prices told before are of another day, or of before the opening or the close. */
  askAnew(): void
  /** Something is known of the VIs that was not; `null`: of all of them. */
  renew(code: string | null): void
  /** For the next start. */
  keep(): void
  leave(): Promise<void>
}

interface QuoteSittingDeps {
  readonly clock: Clock
  readonly log: Log
  readonly environment: Environment
  readonly session: string | null
  readonly role: QuoteSource | null
  /** Questions may be asked now. */
  readonly mayAsk: () => boolean
  readonly journal: Pick<Journal, 'keep' | 'recall'>
  readonly baseOf: (tick: Tick, priceFrom: (release: Instant) => number | null) => StaticBase | null
  /** Prices from before this moment are old. */
  readonly since: () => Instant
  /** `null`: prices may change. */
  readonly rest: () => QuoteRest | null
  /** Somebody is told live now, or no longer. */
  readonly onLive: () => void
}

const keptAs = 'quotes'

export function createQuoteSitting(deps: QuoteSittingDeps): QuoteSitting {
  const { clock, environment, role, mayAsk, journal } = deps
  const leaving = new AbortController()
  let places: Places = { live: [], polled: [], waiting: [], pollEvery: null }
  let wanted: ReadonlySet<string> = new Set()
  let isKept = true
  const quotes = createTopic<Quote>({ snapshot: () => book.all(), keyOf: ({ code }) => code })
  const book = createQuoteBook({
    kept: recalled(journal, environment),
    baseOf: deps.baseOf,
    onQuote(quote) {
      isKept = false
      quotes.publish(quote)
    },
  })
  const turns = createQuoteTurns({
    clock,
    role: () => (mayAsk() ? role : null),
    places: () => places,
    onTold: (tick) => isWanted(tick) && book.takeAsked(tick, clock.now()),
  })

  function isWanted(tick: Tick): boolean {
    return wanted.has(tick.code) && tick.environment === environment
  }

  function isOld(code: string): boolean {
    const toldAt = book.toldAt(code)
    return toldAt === null || toldAt < deps.since()
  }

  function take(signal: QuoteSignal): void {
    if (signal.kind === 'tick' && isWanted(signal.tick)) {
      turns.settle(signal.tick.code)
      book.take(signal.tick)
    }
    if (signal.kind === 'registered') {
      // A trade that came before may have been missed.
      turns.owe(book.listen(signal.codes, clock.now()))
      deps.onLive()
    }
  }

  async function listen(source: QuoteSource): Promise<void> {
    try {
      for await (const signals of source.watch(leaving.signal)) {
        if (leaving.signal.aborted) return
        for (const signal of signals) take(signal)
      }
    } catch (error) {
      deps.log.warn(`The watch of prices broke: ${error instanceof Error ? error.message : 'unknown error'}`)
    }
    if (!leaving.signal.aborted) take({ kind: 'registered', codes: [] })
  }

  const running = role ? [listen(role), turns.run(leaving.signal)] : []

  return {
    ...{ environment, session: deps.session, role, quotes, left: leaving.signal },
    plan: () =>
      planOf(places, { environment, most: role?.most ?? 0, isLive: book.isLive, rest: deps.rest() }),
    place(next) {
      const before = places
      const placed = new Set([...before.live, ...before.polled])
      wanted = new Set(next.map(({ code }) => code))
      const most = role?.most ?? 0
      const planned = planQuotes({ wanted: next, most, mayPoll: mayAsk(), live: before.live })
      places = deps.rest() ? { ...planned, pollEvery: null } : planned
      turns.owe([...places.live, ...places.polled].filter((code) => !placed.has(code) && isOld(code)))
      if (!isSameSet(before.live, places.live)) role?.want(places.live)
      book.trim((code) => wanted.has(code))
    },
    askAnew() {
      // What was told live needs no question to be the closing price.
      const live = deps.rest() ? [] : places.live
      turns.owe([...live, ...places.polled].filter(isOld))
    },
    renew: (code) => (code === null ? book.renewAll() : book.renew(code)),
    keep() {
      if (isKept) return
      isKept = true
      journal.keep(keptAs, { environment, quotes: book.ticks() } satisfies KeptQuotes)
    },
    async leave() {
      leaving.abort()
      await Promise.all(running)
    },
  }
}

function recalled(journal: Pick<Journal, 'recall'>, environment: Environment): Tick[] {
  const { data } = KeptQuotes.safeParse(journal.recall(keptAs))
  if (data?.environment !== environment) return []
  return data.quotes.filter((tick) => tick.environment === environment)
}

interface Line {
  readonly environment: Environment
  readonly most: number
  readonly isLive: (code: string) => boolean
  readonly rest: QuoteRest | null
}

function planOf(
  { live, polled, waiting, pollEvery }: Places,
  { environment, most, isLive, rest }: Line,
): QuotePlan {
  return {
    environment,
    most,
    live: live.filter(isLive),
    registering: live.filter((code) => !isLive(code)),
    polled: [...polled],
    pollEvery,
    restsUntil: rest?.until ?? null,
    waiting: [...waiting],
  }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const members = new Set(one)
  return one.length === other.length && other.every((code) => members.has(code))
}
