import type { Venue } from '../../../shared/domain/instrument.ts'
import type {
  IssueProgramAnswer,
  ProgramNews,
  ProgramReading,
  ProgramScope,
} from '../../../shared/domain/programTrade.ts'
import type { Settings, SettingsChange } from '../../../shared/domain/settings.ts'
import type { Instant, KstDate } from '../../../shared/domain/time.ts'
import { follow } from '../../app/follow.ts'
import type { ClockStore, PageClock } from '../../stores/clock.ts'
import type { LatestStore } from '../../stores/latest.ts'
import {
  type PastDay,
  type ProgramState,
  type ProgramStore,
  withNews,
  withScope,
} from '../../stores/program.ts'
import type { ViewStore } from '../../stores/view.ts'
import { createIssueQuestion, type IssueQuestion } from './issue/issueQuestion.ts'

type Call<Q, A> = (question: Q, signal?: AbortSignal) => Promise<A>

/** What the panel asks of the monitor. */
export interface ProgramApi {
  readonly programTrade: (scope: ProgramScope, signal?: AbortSignal) => AsyncIterable<readonly ProgramNews[]>
  readonly programDays: Call<ProgramScope, KstDate[]>
  readonly programDay: Call<ProgramScope & { readonly date: KstDate }, ProgramReading[]>
  readonly issueProgram: Call<{ readonly code: string; readonly venue: Venue }, IssueProgramAnswer>
  readonly changeSettings: Call<SettingsChange, Settings>
}

export interface ProgramActions {
  /** Looks whether somebody looks: only then is anybody asked. */
  readonly look: () => void
  /** Shows another market or venue. */
  readonly turnTo: (change: Partial<ProgramScope>) => void
  /** Opens the list of kept days, or closes it. */
  readonly toggleDays: () => void
  readonly closeDays: () => void
  /** `null`: today. */
  readonly openDay: (date: KstDate | null) => Promise<void>
  /** Keeps this scope's series while nobody looks, or no longer. */
  readonly toggleKeep: () => Promise<void>
  readonly issue: IssueQuestion
}

interface ProgramActionsDeps {
  readonly api: ProgramApi
  readonly stores: {
    readonly program: ProgramStore
    readonly view: ViewStore
    readonly settings: LatestStore<Settings>
    readonly clock: ClockStore
  }
  readonly clock: Pick<PageClock, 'tick'>
  readonly hands: {
    readonly now: () => Instant
    /** The page can be seen. */
    readonly isVisible: () => boolean
    /** Resolves when the page is ready for the next batch. */
    readonly pace: () => Promise<void>
  }
  /** Aborts when the port to the monitor is gone. */
  readonly signal: AbortSignal
}

export function createProgramActions(deps: ProgramActionsDeps): ProgramActions {
  const { api, stores, clock, hands, signal } = deps
  const { program, view, settings } = stores
  let listening: AbortController | null = null
  /** The newest question about other days: only it may write. */
  let reading: AbortController | null = null

  const put = (change: Partial<ProgramState>) => program.setState(change)
  const leaps = () => stores.clock.getState().leaps

  function listen(): void {
    const mine = new AbortController()
    const { scope } = program.getState()
    listening = mine
    put({ since: hands.now() })
    void follow({
      open: (inner) => api.programTrade(scope, inner),
      take(batch) {
        if (listening !== mine) return
        // What was just told may not be younger than the page's clock.
        clock.tick()
        program.setState((state) => withNews(state, batch, leaps()))
      },
      pace: hands.pace,
      signal: AbortSignal.any([mine.signal, signal]),
      onLost: () => listening === mine && put({ lost: program.getState().lost ?? hands.now() }),
      onBack: () => listening === mine && program.getState().lost !== null && put({ lost: null }),
    })
  }

  function leave(): void {
    listening?.abort()
    listening = null
    put({ since: null, lost: null })
  }

  function look(): void {
    const wanted = view.getState().left === 'program' && hands.isVisible() && !signal.aborted
    if (wanted && !listening) listen()
    else if (!wanted && listening) leave()
  }

  /** The later of two questions about other days takes the earlier one back. */
  function beginReading(): AbortController {
    reading?.abort()
    reading = new AbortController()
    return reading
  }

  async function openDay(date: KstDate | null): Promise<void> {
    const mine = beginReading()
    if (date === null || date === program.getState().today?.date)
      return put({ past: null, days: null, moment: null })
    put({ past: { kind: 'asking', date, since: hands.now() }, days: null, moment: null })
    const past = await dayOf(api, program.getState().scope, date, { ...hands, signal: mine.signal })
    if (reading === mine) put({ past })
  }

  async function askDays(): Promise<void> {
    const mine = beginReading()
    put({ days: { kind: 'asking' } })
    try {
      const dates = await api.programDays(program.getState().scope, mine.signal)
      if (reading === mine) put({ days: { kind: 'told', dates } })
    } catch {
      if (reading === mine) put({ days: { kind: 'lost' } })
    }
  }

  view.subscribe(look)
  signal.addEventListener('abort', look)

  return {
    look,
    turnTo(change) {
      const { scope, past } = program.getState()
      const next = { ...scope, ...change }
      if (next.market === scope.market && next.venue === scope.venue) return
      reading?.abort()
      reading = null
      leave()
      program.setState((state) => withScope(state, next))
      look()
      if (past) void openDay(past.date)
    },
    toggleDays: () => (program.getState().days ? put({ days: null }) : void askDays()),
    closeDays: () => put({ days: null }),
    openDay,
    async toggleKeep() {
      const kept = settings.getState().value?.keepProgram
      if (!kept) return
      put({ keepFailed: false })
      const keepProgram = toggled(kept, program.getState().scope)
      try {
        settings.setState({ value: await api.changeSettings({ keepProgram }) })
      } catch {
        put({ keepFailed: true })
      }
    },
    issue: createIssueQuestion({ api, program, now: hands.now, tick: clock.tick, leaps }),
  }
}

async function dayOf(
  api: Pick<ProgramApi, 'programDay'>,
  scope: ProgramScope,
  date: KstDate,
  { now, signal }: { readonly now: () => Instant; readonly signal: AbortSignal },
): Promise<PastDay> {
  try {
    return { kind: 'told', date, readings: await api.programDay({ ...scope, date }, signal) }
  } catch {
    return { kind: 'lost', date, at: now() }
  }
}

export function isKept(kept: readonly ProgramScope[], { market, venue }: ProgramScope): boolean {
  return kept.some((one) => one.market === market && one.venue === venue)
}

function toggled(kept: readonly ProgramScope[], scope: ProgramScope): ProgramScope[] {
  if (!isKept(kept, scope)) return [...kept, scope]
  return kept.filter(({ market, venue }) => market !== scope.market || venue !== scope.venue)
}
