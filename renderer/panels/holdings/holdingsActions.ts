import type { MonitorApi } from '../../../shared/contract.ts'
import type { AccountBook } from '../../../shared/domain/accounts.ts'
import type { HoldingsAnswer } from '../../../shared/domain/holding.ts'
import type { SellableAnswer } from '../../../shared/domain/sellableQuantity.ts'
import { freshFor } from '../../../shared/domain/sellVerdict.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { ClockStore, PageClock } from '../../stores/clock.ts'
import {
  type HoldingsFailure,
  type HoldingsState,
  type HoldingsStore,
  ofSession,
  type RunEnd,
  startRun,
  withAnswers,
  withEnd,
} from '../../stores/holdings.ts'
import type { LatestStore } from '../../stores/latest.ts'
import type { SessionsStore } from '../../stores/sessions.ts'

export interface HoldingsActions {
  /** Asks what the account holds. */
  readonly load: () => Promise<void>
  /** Asks what it holds, then how much of each can be sold. Earlier answers stay until newer ones come. */
  readonly checkAll: () => Promise<void>
  /** Takes back whatever is being asked. */
  readonly cancel: () => void
}

interface HoldingsActionsDeps {
  readonly api: Pick<MonitorApi, 'holdings' | 'checkAll'>
  readonly stores: {
    readonly holdings: HoldingsStore
    readonly sessions: SessionsStore
    readonly settings: LatestStore<Settings>
    readonly accounts: LatestStore<AccountBook>
    readonly clock: ClockStore
  }
  readonly clock: Pick<PageClock, 'tick' | 'tickAt'>
  readonly now: () => Instant
}

/** So many codes go into one question (`checkAll` of the contract); more are asked in turn. */
const mostAtOnce = 500

/** Questions run behind whatever panel is open. An account that is no longer in use is neither asked about nor shown. */
export function createHoldingsActions({ api, stores, clock, now }: HoldingsActionsDeps): HoldingsActions {
  const { holdings, sessions, settings, accounts } = stores
  const session = () => sessions.getState().kis
  /** The question under way: only it may write. */
  let current: AbortController | null = null

  const put = (change: Partial<HoldingsState>) => holdings.setState(change)
  const fail = (failure: HoldingsFailure) => put({ failure })
  const isPresent = (id: string) => session() === undefined || session()?.id === id

  function begin(): AbortController {
    current?.abort()
    current = new AbortController()
    holdings.setState((state) => withEnd(state, 'cancelled'))
    return current
  }

  function finish(mine: AbortController): void {
    if (current !== mine) return
    current = null
    put({ asking: null })
  }

  async function ask(mine: AbortController): Promise<void> {
    if (session()?.environment === 'mock') {
      return fail({ kind: 'trouble', trouble: { kind: 'not-in-mock', question }, at: now() })
    }
    put({ asking: { since: now() } })
    try {
      const answer = await api.holdings(undefined, mine.signal)
      if (current === mine) put(outcomeOf(answer, isPresent, now()))
    } catch {
      if (current === mine) fail({ kind: 'lost', at: now() })
    }
    if (current === mine) put({ asking: null })
  }

  function take(batch: readonly SellableAnswer[]): void {
    const own = batch.filter(({ source }) => source === null || isPresent(source.session))
    clock.tick()
    holdings.setState((state) => withAnswers(state, own))
    for (const answer of own) if (answer.kind === 'answered') clock.tickAt(answer.askedAt + freshFor)
  }

  async function check(mine: AbortController): Promise<void> {
    const codes = codesOf(holdings.getState(), settings.getState().value, accounts.getState().value)
    if (codes.length === 0 || session()?.environment === 'mock') return
    clock.tick()
    put({ run: startRun(codes, { startedAt: now(), leaps: stores.clock.getState().leaps }) })
    const end = await hear(api, codes, mine.signal, (batch) => current === mine && take(batch))
    if (current === mine) holdings.setState((state) => withEnd(state, end))
  }

  sessions.subscribe(({ kis }, { kis: before }) => {
    if (!kis || kis.id === before?.id) return
    current?.abort()
    current = null
    holdings.setState((state) => ofSession(state, kis.id))
  })

  return {
    async load() {
      const mine = begin()
      await ask(mine)
      finish(mine)
    },
    async checkAll() {
      const mine = begin()
      await ask(mine)
      if (current === mine) await check(mine)
      finish(mine)
    },
    cancel() {
      current?.abort()
      current = null
      put({ asking: null })
      holdings.setState((state) => withEnd(state, 'cancelled'))
    },
  }
}

function outcomeOf(
  answer: HoldingsAnswer,
  isPresent: (session: string) => boolean,
  now: Instant,
): Partial<HoldingsState> {
  if (answer.kind === 'troubled') {
    return { failure: { kind: 'trouble', trouble: answer.trouble, at: answer.at } }
  }
  if (!isPresent(answer.source.session)) return { failure: { kind: 'other-session', at: now } }
  return { rows: answer, failure: null }
}

async function hear(
  api: Pick<MonitorApi, 'checkAll'>,
  codes: readonly string[],
  signal: AbortSignal,
  take: (batch: readonly SellableAnswer[]) => void,
): Promise<RunEnd> {
  try {
    for (const part of inParts(codes, mostAtOnce))
      for await (const batch of api.checkAll({ codes: part }, signal)) take(batch)
    return 'done'
  } catch {
    return 'lost'
  }
}

/** What 모의투자 does not have, as KIS names it. */
const question = '매도가능수량조회'

/**
 * The codes of the table, each once: what the broker that is asked told, or else the user's own list; then what any
 * other account holds.
 */
export function codesOf(
  { rows }: Pick<HoldingsState, 'rows'>,
  settings: Pick<Settings, 'checkList'> | null,
  book: AccountBook | null,
): readonly string[] {
  const own = rows ? rows.holdings.map(({ issue }) => issue.code) : (settings?.checkList ?? [])
  const held = (book?.accounts ?? []).flatMap(({ balance }) => balance.told?.value.equities ?? [])
  return [...new Set([...own, ...held.flatMap(({ code }) => code ?? [])])]
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  )
}
