import { accountList, accountNewsKey, accountParts, changedParts } from '../../shared/domain/accountNews.ts'
import type { AccountNews, AccountState, Asked } from '../../shared/domain/accounts.ts'
import type { Answer, Source } from '../../shared/domain/answer.ts'
import { BrokerId, Environment } from '../../shared/domain/instrument.ts'
import type { ProfileId } from '../../shared/domain/profile.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { Broker, OnPages } from './broker.ts'
import type { AccountOwner } from './credentials.ts'
import { keepLooking } from './keepLooking.ts'
import { forgetAccount, keepAccount, recalledAccount } from './keptAccount.ts'
import type { Journal, Platform } from './platform.ts'
import { type Seat, type SeatStatus, sourceOf } from './sellDesk.ts'
import { createTopic, type Topic } from './topic.ts'
import { isSignedOut } from './willing.ts'

/** What every account of the profile holds, as its broker told last: to this run, or to an earlier one. */
export interface PortfolioDesk extends AsyncDisposable {
  /** First whole, then what changes. */
  readonly news: Topic<AccountNews>
  /** The same list until something in it changes. */
  accounts(): readonly AccountState[]
  /** Asks every account anew, or waits for the answer to what is asked already. An abort ends the waiting alone. */
  refresh(signal?: AbortSignal): Promise<void>
  /** Somebody came or went, or a broker told something. */
  onChange(listener: () => void): void
  /** Somebody sat down or left. */
  look(): void
  /** What this broker told of the profile's accounts is kept no longer, whichever of its servers told it. */
  forget(profile: ProfileId, broker: BrokerId): void
}

interface PortfolioDeskDeps {
  readonly clock: Clock
  readonly seats: (id: BrokerId) => Seat
  /** What an account told is kept among what its own environment tells. */
  readonly openJournal: Platform['openJournal']
}

/** One account, and the session that is asked about it. */
interface Sitting {
  readonly broker: Broker
  readonly owner: AccountOwner
  readonly status: SeatStatus
  readonly left: AbortController
  state: AccountState
  /** When this session was asked last; `null`: not since it may be. */
  askedAt: Instant | null
  asking: Promise<void> | null
}

interface AskedOf<T> extends Asked {
  readonly told: {
    readonly value: T
    readonly source: Source
    readonly askedAt: Instant
    readonly kept: boolean
  } | null
}

interface Question<T> {
  readonly question: string
  ask(signal: AbortSignal, onPages: OnPages): Promise<Answer<T>>
}

export const askEvery = 5 * 60_000

export function createPortfolioDesk({ clock, seats, openJournal }: PortfolioDeskDeps): PortfolioDesk {
  const ending = new AbortController()
  const sittings = new Map<BrokerId, Sitting>()
  const journals = new Map<Environment, Journal>()
  const listeners = new Set<() => void>()
  let states: readonly AccountState[] = []
  const news = createTopic<AccountNews>({
    snapshot: () => [accountList(accounts()), ...states.flatMap(accountParts)],
    keyOf: accountNewsKey,
  })

  function journalOf(environment: Environment): Journal {
    const journal = journals.get(environment) ?? openJournal(environment)
    journals.set(environment, journal)
    return journal
  }

  function collect(): void {
    states = BrokerId.options.flatMap((id) => sittings.get(id)?.state ?? [])
  }

  function tell(parts: readonly AccountNews[]): void {
    for (const part of parts) news.publish(part)
    if (parts.every(({ kind }) => kind === 'asked')) return
    for (const listener of listeners) listener()
  }

  function tellAll(): void {
    collect()
    tell([accountList(states), ...states.flatMap(accountParts)])
  }

  /** Whoever left takes what was told along. */
  function follow(): void {
    let moved = false
    for (const id of BrokerId.options) {
      const sitting = sittings.get(id)
      const { broker, status, owner } = seats(id)
      if (sitting?.status.id === status.id && sitting.owner.id === owner?.id) continue
      const next = sitDown(broker, status, owner)
      if (!sitting && !next) continue
      moved = true
      sitting?.left.abort()
      if (next) sittings.set(id, next)
      else sittings.delete(id)
    }
    if (moved) tellAll()
  }

  function sitDown(
    broker: Broker | null,
    status: SeatStatus,
    owner: AccountOwner | undefined,
  ): Sitting | null {
    if (!broker?.balance || owner === undefined || ending.signal.aborted) return null
    const { environment, account } = status
    const kept = recalledAccount(journalOf(environment), owner, broker.id)
    const unasked = { failure: null, asking: null }
    const state = {
      id: owner.id,
      broker: broker.id,
      environment,
      account,
      balance: { told: kept.balance, ...unasked },
      composition: broker.composition ? { told: kept.composition, ...unasked } : null,
    }
    return { broker, owner, status, left: new AbortController(), state, askedAt: null, asking: null }
  }

  function accounts(): readonly AccountState[] {
    follow()
    return states
  }

  function look(): void {
    follow()
    const now = clock.now()
    for (const sitting of sittings.values()) {
      // Once signed in again it is asked at once.
      if (isSignedOut(sitting.broker)) sitting.askedAt = null
      // A clock that was put back would wait for a moment long past.
      else if (sitting.askedAt === null || Math.abs(now - sitting.askedAt) >= askEvery) void ask(sitting)
    }
  }

  function ask(sitting: Sitting): Promise<void> {
    sitting.asking ??= askAll(sitting).finally(() => {
      sitting.asking = null
    })
    return sitting.asking
  }

  async function askAll(sitting: Sitting): Promise<void> {
    const { broker } = sitting
    sitting.askedAt = clock.now()
    if (broker.balance)
      await askOne(sitting, broker.balance, sitting.state.balance, (balance) => ({ balance }))
    if (broker.composition && sitting.state.composition)
      await askOne(sitting, broker.composition, sitting.state.composition, (composition) => ({ composition }))
  }

  async function askOne<T>(
    sitting: Sitting,
    role: Question<T>,
    before: AskedOf<T>,
    partOf: (asked: AskedOf<T>) => Partial<AccountState>,
  ): Promise<void> {
    if (sitting.left.signal.aborted) return
    const reading = (pages: number) => become(sitting, partOf({ ...before, asking: { pages } }))
    reading(0)
    const source = sourceOf(sitting.status, role.question)
    const answer: Answer<T> = isSignedOut(sitting.broker)
      ? signedOut
      : await role.ask(sitting.left.signal, reading)
    follow()
    // What another session was told belongs to no account any more.
    if (ending.signal.aborted || sittings.get(sitting.broker.id) !== sitting) return
    if (answer.kind === 'troubled') {
      const failure = { trouble: answer.trouble, at: clock.now() }
      return become(sitting, partOf({ ...before, failure, asking: null }))
    }
    const askedAt = Math.max(0, answer.asOf - answer.latency)
    const told = { value: answer.answer, source, askedAt, kept: false }
    become(sitting, partOf({ told, failure: null, asking: null }))
    keepAccount(journalOf(sitting.state.environment), sitting.owner, sitting.state)
  }

  function become(sitting: Sitting, change: Partial<AccountState>): void {
    const before = sitting.state
    sitting.state = { ...before, ...change }
    if (sittings.get(sitting.broker.id) !== sitting) return
    collect()
    tell(changedParts(before, sitting.state))
  }

  const looking = keepLooking(look, clock, ending.signal)

  return {
    news,
    accounts,
    async refresh(signal) {
      follow()
      const all = Promise.all([...sittings.values()].map(ask))
      await Promise.race([all, aborted(signal)])
    },
    onChange: (listener) => void listeners.add(listener),
    look,
    forget(profile, broker) {
      follow()
      for (const environment of Environment.options) {
        const journal = openJournal(environment)
        forgetAccount(journal, profile, broker)
        journal.close()
      }
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      for (const { left } of sittings.values()) left.abort()
      await looking
      for (const journal of journals.values()) journal.close()
    },
  }
}

const signedOut = { kind: 'troubled', trouble: { kind: 'signed-out' } } as const

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}
