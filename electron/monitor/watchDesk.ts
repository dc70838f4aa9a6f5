import type { Environment } from '../../shared/domain/instrument.ts'
import type { Clock } from '../../shared/domain/time.ts'
import { editedWatchlist } from '../../shared/domain/watchEdits.ts'
import type {
  WatchEdit,
  WatchGroupsAnswer,
  Watchlist,
  WatchlistState,
} from '../../shared/domain/watchlist.ts'
import type { Platform } from './platform.ts'
import { type Seat, sourceOf } from './sellDesk.ts'
import { createTopic, type Topic } from './topic.ts'

/** The user's watchlist: kept with the preferences, never at a broker. The demo has one of its own. */
export interface WatchDesk {
  readonly news: Topic<WatchlistState>
  watchlist(): Watchlist
  edit(edit: WatchEdit): WatchlistState
  /** Takes back the last edit of this run. */
  undo(): WatchlistState
  /** The groups that the user keeps at the broker, asked anew. */
  brokerGroups(signal: AbortSignal): Promise<WatchGroupsAnswer>
  onChange(listener: () => void): void
  /** The environment may be another now. */
  look(): void
}

interface WatchDeskDeps extends Pick<Platform, 'preferences' | 'newId'> {
  readonly clock: Clock
  /** The broker that tells of groups, as it sits now. */
  readonly seat: () => Seat
  readonly environment: () => Environment
}

type List = 'own' | 'demo'

interface Step {
  readonly kind: WatchEdit['kind']
  readonly before: Watchlist
}

const stepsKept = 50

export function createWatchDesk({ preferences, seat, environment, clock, newId }: WatchDeskDeps): WatchDesk {
  const steps: Record<List, Step[]> = { own: [], demo: [] }
  const listeners = new Set<() => void>()
  const news = createTopic<WatchlistState>({ snapshot: () => [state()], keyOf: () => 'watchlist' })
  let said = environment()

  const list = (): List => (environment() === 'demo' ? 'demo' : 'own')
  const watchlist = () => preferences.read().watchlists[list()]

  function state(): WatchlistState {
    const undo = steps[list()].at(-1)?.kind ?? null
    return { environment: environment(), watchlist: watchlist(), undo }
  }

  function tell(): void {
    said = environment()
    news.publish(state())
    for (const listener of listeners) listener()
  }

  function save(next: Watchlist): void {
    preferences.change({ watchlists: { ...preferences.read().watchlists, [list()]: next } })
    tell()
  }

  return {
    news,
    watchlist,
    edit(edit) {
      const before = watchlist()
      const next = editedWatchlist(before, edit, newId)
      if (next === before) return state()
      steps[list()] = [...steps[list()], { kind: edit.kind, before }].slice(-stepsKept)
      save(next)
      return state()
    },
    undo() {
      const step = steps[list()].pop()
      if (step) save(step.before)
      return state()
    },
    async brokerGroups(signal) {
      const { broker, status } = seat()
      const role = broker?.watchGroups
      const askedAt = clock.now()
      const { standing } = status
      const trouble = { kind: 'no-session', standing: standing === 'ready' ? 'unusable' : standing } as const
      if (!role) return { kind: 'troubled', source: null, trouble, at: askedAt }
      const source = sourceOf(status, role.question)
      const answer = await role.ask(signal)
      if (answer.kind === 'troubled')
        return { kind: 'troubled', source, trouble: answer.trouble, at: clock.now() }
      return { kind: 'answered', source, groups: [...answer.answer], askedAt }
    },
    onChange: (listener) => void listeners.add(listener),
    look() {
      if (environment() !== said) tell()
    },
  }
}
