import type { Clock, Instant } from '../../../shared/domain/time.ts'
import type { Random } from '../random.ts'
import { type Book, createBooks, enter } from './book.ts'
import type { Course } from './course.ts'
import type { ScriptedInterruption, SimulatedInterruption } from './interruption.ts'
import { listedIssues } from './issues.ts'
import type { Episode } from './path.ts'
import { createQuotes, createTapes, type Quotes, type Tapes } from './quotes.ts'
import { refuseImpossible } from './script.ts'
import { episodeOf, strike } from './strike.ts'

/** A VI that is complete ahead of its moment. */
export interface PlannedInterruption {
  readonly interruption: SimulatedInterruption
  /** When its auction will end. */
  readonly releasedAt: Instant
  /** `undefined` on NXT. */
  readonly episode: Episode | undefined
}

export interface Market extends Quotes {
  readonly tapes: Tapes
  trigger(script: ScriptedInterruption): SimulatedInterruption
  /** A VI to come at `triggeredAt`, its auction to end at `releasedAt`; nothing of it is known before it is announced. */
  prepare(
    script: ScriptedInterruption & { readonly triggeredAt: Instant },
    releasedAt: Instant,
  ): PlannedInterruption
  /** Lets prices know of a VI: it is told to nobody, and the price is on its way there. */
  announce(planned: PlannedInterruption): void
  /** Begins an auction that was announced. */
  admit(interruption: SimulatedInterruption): void
  /** Ends an auction; `at` is now unless told. Throws when no such auction runs. */
  release(id: string, at?: Instant): SimulatedInterruption
  /** Auctions that have not been released. */
  running(): readonly SimulatedInterruption[]
  /** Tells the listener each trigger and each release, after the trade that made it; the answer stops it. */
  listen(listener: (interruption: SimulatedInterruption) => void): () => void
}

interface MarketDeps {
  readonly clock: Clock
  readonly random: Random
  /** Without it prices stand still between VIs. */
  readonly course?: Course
}

export function createMarket({ clock, random, course }: MarketDeps): Market {
  const books = createBooks(random, course)
  const tapes = createTapes({ clock, books })
  const running = new Map<string, SimulatedInterruption>()
  const listeners = new Set<(interruption: SimulatedInterruption) => void>()
  let triggered = 0

  const tell = (interruption: SimulatedInterruption) => {
    for (const listener of listeners) listener(interruption)
  }
  const completed = (script: ScriptedInterruption, isAhead: boolean) => {
    const code = script.code ?? listedIssues[triggered % listedIssues.length]?.code ?? '042930'
    triggered += 1
    const book = books.open(code, script)
    if (!isAhead) tapes.advance(code)
    const id = `vi-${triggered}`
    return { book, interruption: strike(book, { random, script, now: clock.now(), id, isAhead }) }
  }

  return {
    ...createQuotes({ clock, books, tapes }),
    tapes,

    trigger(script) {
      refuseImpossible(script)
      const now = clock.now()
      const { book, interruption } = completed(script, false)
      const episode = episodeOf(
        book,
        { ...interruption, triggeredAt: now },
        { random, releasedAt: undefined },
      )
      if (episode) {
        enter(book, episode)
        tapes.print(book, interruption.triggerPrice)
      }
      running.set(interruption.id, interruption)
      tell(interruption)
      return interruption
    },

    prepare(script, releasedAt) {
      const { book, interruption } = completed(script, true)
      const episode = episodeOf(book, interruption, { random, releasedAt, knownFrom: clock.now() })
      return { interruption, releasedAt, episode }
    },

    announce({ interruption, episode }) {
      if (episode) enter(books.open(interruption.code, {}), episode)
    },

    admit(interruption) {
      tapes.advance(interruption.code)
      running.set(interruption.id, interruption)
      tell(interruption)
    },

    release(id, at = clock.now()) {
      const interruption = running.get(id)
      if (!interruption) throw new Error(`No VI auction with the id "${id}" is running.`)
      running.delete(id)
      if (interruption.venue === 'KRX') end(books.open(interruption.code, {}), id)
      const released = { ...interruption, releasedAt: at }
      tell(released)
      return released
    },

    running: () => [...running.values()],

    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  /** Ends an episode: now, where that was not to be known. */
  function end(book: Book, id: string): void {
    const { code } = book.issue
    tapes.advance(code)
    book.moved = undefined
    const episode = book.episodes.find((each) => each.id === id)
    if (!episode || (episode.releasedAt !== undefined && episode.releasedAt <= clock.now())) return
    episode.releasedAt = clock.now()
    book.standing = undefined
    book.volume += 1 + (episode.triggerPrice % 977)
    tapes.print(book, episode.auctionPrice)
  }
}
