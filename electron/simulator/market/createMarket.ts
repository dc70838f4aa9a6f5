import type { Clock, Instant } from '../../../shared/domain/time.ts'
import type { Random } from '../random.ts'
import { createBooks, settle, strike } from './book.ts'
import type { Drift } from './drift.ts'
import type { ScriptedInterruption, SimulatedInterruption } from './interruption.ts'
import { listedIssues } from './issues.ts'
import { createQuotes, type Quotes } from './quotes.ts'
import { refuseImpossible } from './script.ts'

export interface Market extends Quotes {
  trigger(script: ScriptedInterruption): SimulatedInterruption
  /** Takes in a VI that is complete already. */
  admit(interruption: SimulatedInterruption): void
  /** Ends an auction; `at` is now unless told. Throws when no such auction runs. */
  release(id: string, at?: Instant): SimulatedInterruption
  /** Auctions that have not been released. */
  running(): readonly SimulatedInterruption[]
  /** Tells the listener each trigger and each release; the answer stops it. */
  listen(listener: (interruption: SimulatedInterruption) => void): () => void
}

interface MarketDeps {
  readonly clock: Clock
  readonly random: Random
  /** Without it prices stand still between VIs. */
  readonly drift?: Drift
}

export function createMarket({ clock, random, drift }: MarketDeps): Market {
  const books = createBooks(random)
  const moved = new Map<string, number>()
  const running = new Map<string, SimulatedInterruption>()
  const listeners = new Set<(interruption: SimulatedInterruption) => void>()
  let triggered = 0

  const tell = (interruption: SimulatedInterruption) => {
    for (const listener of listeners) listener(interruption)
  }

  const admit = (interruption: SimulatedInterruption) => {
    running.set(interruption.id, interruption)
    tell(interruption)
  }

  return {
    ...createQuotes({ clock, books, running, moved, drift }),
    admit,

    trigger(script) {
      refuseImpossible(script)
      const code = script.code ?? listedIssues[triggered % listedIssues.length]?.code ?? '042930'
      triggered += 1
      const book = books.open(code, script)
      const interruption = strike(book, { random, script, now: clock.now(), id: `vi-${triggered}` })
      admit(interruption)
      return interruption
    },

    release(id, at = clock.now()) {
      const interruption = running.get(id)
      if (!interruption) throw new Error(`No VI auction with the id "${id}" is running.`)
      running.delete(id)
      settle(books.open(interruption.code, {}), interruption, { random, at })
      moved.delete(interruption.code)
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
}
