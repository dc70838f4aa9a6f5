import {
  type HeldElsewhere,
  type HoldingRow,
  holdingRows,
} from '../../renderer/panels/holdings/holdingRows.ts'
import { createHoldingsActions } from '../../renderer/panels/holdings/holdingsActions.ts'
import { sellFactsOf } from '../../renderer/panels/sell/sellFacts.ts'
import { createClock } from '../../renderer/stores/clock.ts'
import { createHoldingsStore, type HoldingsState, type ToldHoldings } from '../../renderer/stores/holdings.ts'
import { createLatestStore } from '../../renderer/stores/latest.ts'
import { createSessionsStore } from '../../renderer/stores/sessions.ts'
import type { MonitorApi } from '../../shared/contract.ts'
import type { AccountBook } from '../../shared/domain/accounts.ts'
import type { Source } from '../../shared/domain/answer.ts'
import type { Holding, HoldingsAnswer } from '../../shared/domain/holding.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import type { SellableAnswer, SellableQuantity } from '../../shared/domain/sellableQuantity.ts'
import { sellVerdict } from '../../shared/domain/sellVerdict.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { holding, quantity, sentFigure } from '../domain/sellable.ts'
import { tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { sessionStatus } from './session.ts'

export function sourceOf(session = 'first', question = 'TTTC8408R'): Source {
  return { broker: 'kis', environment: 'demo', question, session, account: '5012••••' }
}

export function told(code: string, given: Partial<SellableQuantity> = {}, session = 'first'): SellableAnswer {
  return {
    kind: 'answered',
    code,
    source: sourceOf(session),
    quantity: quantity({ issue: { code, name: null }, ...given }),
    askedAt: tenOClock,
    latency: 80,
  }
}

export function troubled(code: string, trouble: Trouble): SellableAnswer {
  return { kind: 'troubled', code, source: sourceOf(), trouble, at: tenOClock }
}

export function toldHoldings(holdings: readonly Holding[], session = 'first'): ToldHoldings {
  return {
    kind: 'answered',
    source: sourceOf(session, 'TTTC8434R'),
    holdings: [...holdings],
    unlisted: 0,
    askedAt: tenOClock,
  }
}

export function held(code: string, shares = 2): Holding {
  return holding(sentFigure(shares), 'cash', code)
}

type Sayable = readonly SellableAnswer[] | 'end' | 'break'

/** A monitor that says what the test tells it to, when it does, and once more when it was told to stop: words cross on the way. */
function scriptedApi(holdings: () => HoldingsAnswer) {
  const asked: string[][] = []
  const signals: AbortSignal[] = []
  const waiting: Sayable[] = []
  let wake = Promise.withResolvers<void>()
  const api: Pick<MonitorApi, 'holdings' | 'checkAll'> = {
    holdings: async () => holdings(),
    async *checkAll({ codes }, signal) {
      asked.push(codes)
      if (signal) signals.push(signal)
      for (;;) {
        while (waiting.length === 0 && !signal?.aborted) await wake.promise
        const said = waiting.shift()
        if (said === undefined || said === 'end') return
        if (said === 'break') throw new Error('the port closed')
        yield said
      }
    },
  }
  return {
    api,
    asked,
    signals,
    async say(what: Sayable) {
      waiting.push(what)
      wake.resolve()
      wake = Promise.withResolvers()
      await settled()
    },
  }
}

interface Given {
  readonly holdings?: HoldingsAnswer
  readonly session?: string
  readonly settings?: Partial<Settings>
}

/** The page's side of it: real stores and actions on a scripted monitor. */
export function openHoldings(given: Given = {}) {
  let answer = given.holdings ?? toldHoldings([])
  const script = scriptedApi(() => answer)
  const stores = {
    holdings: createHoldingsStore(),
    sessions: createSessionsStore(),
    settings: createLatestStore<Settings>(),
    accounts: createLatestStore<AccountBook>(),
  }
  let now = tenOClock
  const clock = createClock({ now: () => now, monotonic: () => 0, skew: () => 0, after: () => {} })
  stores.settings.setState({ value: { ...defaultSettings, ...given.settings } })
  const useSession = (id: string | null) => {
    stores.sessions.setState({ kis: sessionStatus({ id, environment: 'demo' }) })
  }
  useSession(given.session ?? 'first')
  const actions = createHoldingsActions({
    api: script.api,
    stores: { ...stores, clock: clock.store },
    clock,
    now: () => now,
  })
  return {
    ...script,
    stores,
    actions,
    useSession,
    state: () => stores.holdings.getState(),
    clock: clock.store,
    /** The wall clock goes on, and nothing else does. */
    sleep(ms: number) {
      now += ms
      clock.tick()
    },
    brokerTells(next: HoldingsAnswer) {
      answer = next
    },
  }
}

/** Lets everything run that is ready. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

interface Around {
  readonly at?: number
  readonly session?: string
  readonly leaps?: number
  readonly elsewhere?: ReadonlyMap<string, readonly HeldElsewhere[]>
}

/** The table's rows, judged as the page judges them, on a line that lives. */
export function rowsOf(
  state: HoldingsState,
  codes: readonly string[],
  { at = tenOClock + 300, session = 'first', leaps = 0, elsewhere = new Map() }: Around = {},
): readonly HoldingRow[] {
  return holdingRows(state, {
    codes,
    nameOf: () => null,
    elsewhereOf: (code) => elsewhere.get(code) ?? [],
    judge: ({ issue: { code }, balance, heard }) => {
      const facts = sellFactsOf(
        {
          clock: { local: at, market: at, leaps },
          calendar: unknownCalendar,
          session: sessionStatus({ id: session, environment: 'demo' }),
          gone: null,
          feed: 'demo',
          link: linkStatus({ phase: 'live', liveSince: tenOClock - 60_000, heardAt: at }),
          line: { skew: 0, down: null, spans: [] },
          interruptions: [],
          holdings: state.rows && { ...state.rows, holdings: [...balance] },
        },
        { code, answer: heard?.answer ?? null, leaps: heard?.leaps ?? 0, planned: null },
      )
      return { stale: facts.stale, verdict: sellVerdict(facts), reconciliation: facts.reconciliation }
    },
  })
}
