import type { InterruptionNews } from '../../shared/contract.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type { Gap, LinkLoss, LinkStatus } from '../../shared/domain/link.ts'
import type { InterruptionSource } from './broker.ts'
import type { Merged } from './mergeSighting.ts'
import type { Journal, Platform } from './platform.ts'
import { createViWatch, type ViWatch } from './viWatch.ts'

/** The VI watch through every change of keys, server and profile: whoever listens is led over to the next one. */
export interface ViDesk extends AsyncDisposable {
  interruptions(signal?: AbortSignal): AsyncIterable<readonly InterruptionNews[]>
  gaps(signal?: AbortSignal): AsyncIterable<readonly Gap[][]>
  links(signal?: AbortSignal): AsyncIterable<readonly LinkStatus[]>
  environment(): Environment
  journal(): Journal
  /** Listens to `source` and keeps what it brings among the events of its environment. */
  listenTo(environment: Environment, source: InterruptionSource): void
  /** Listens to nobody for now: other keys, another server. */
  pause(environment: Environment): void
  /** Has nobody to listen to. */
  standStill(environment: Environment, cause: LinkLoss['cause']): void
  link(): LinkStatus | null
}

interface ViDeskDeps {
  readonly platform: Pick<Platform, 'clock' | 'openJournal' | 'log'>
  readonly environment: Environment
  readonly onChange: (changes: readonly Merged[]) => void
  readonly onJournal: () => void
}

/** One environment's journal and its watch. */
interface Place {
  readonly environment: Environment
  readonly journal: Journal
  readonly watch: ViWatch
  readonly left: AbortController
}

/** One source being listened to. */
interface Listening {
  readonly stopping: AbortController
  readonly running: Promise<void>
}

export function createViDesk({ platform, environment, onChange, onJournal }: ViDeskDeps): ViDesk {
  const { clock, log } = platform
  let place = open(environment)
  let listening: Listening | undefined
  /** Journals of places that were left close once the last word of their source is in. */
  const leaving = new Set<Promise<void>>()

  function open(next: Environment): Place {
    const journal = platform.openJournal(next)
    journal.onHealth(onJournal)
    const watch = createViWatch({ broker: 'kiwoom', clock, journal, onChange })
    return { environment: next, journal, watch, left: new AbortController() }
  }

  function moveTo(next: Environment): void {
    if (next === place.environment) return
    const old = place
    const last = listening?.running
    place = open(next)
    old.left.abort()
    const closed = Promise.resolve(last).then(() => old.journal.close())
    leaving.add(closed)
    void closed.finally(() => leaving.delete(closed))
    onJournal()
  }

  function hangUp(cause: LinkLoss['cause']): void {
    if (!listening || listening.stopping.signal.aborted) return
    listening.stopping.abort()
    place.watch.lose(cause)
  }

  return {
    interruptions: (signal) => following((at) => at.watch.interruptions, signal),
    gaps: (signal) => following((at) => at.watch.gaps, signal),
    links: (signal) => following((at) => at.watch.links, signal),
    environment: () => place.environment,
    journal: () => place.journal,
    listenTo(next, source) {
      hangUp('restarted-by-user')
      moveTo(next)
      const here = place
      const stopping = new AbortController()
      const before = listening?.running
      const running = Promise.resolve(before).then(() => listen(here, source, stopping.signal))
      listening = { stopping, running }
    },
    pause(next) {
      hangUp('restarted-by-user')
      const told = place.watch.link() !== null
      moveTo(next)
      // A listener that was told of the old line must not take it for the new one.
      if (told && place.watch.link() === null) place.watch.lose('restarted-by-user')
    },
    standStill(next, cause) {
      hangUp(cause)
      moveTo(next)
      place.watch.lose(cause)
    },
    link: () => place.watch.link(),
    async [Symbol.asyncDispose]() {
      listening?.stopping.abort()
      await listening?.running
      place.left.abort()
      place.watch.stop()
      await Promise.all(leaving)
      place.journal.close()
    },
  }

  async function listen(here: Place, source: InterruptionSource, signal: AbortSignal): Promise<void> {
    try {
      // What came before the end still counts; how the line stood then does not any more.
      for await (const signals of source.watch(signal))
        here.watch.accept(signal.aborted ? signals.filter(({ kind }) => kind !== 'link') : signals)
    } catch (error) {
      log.warn(`The VI watch broke: ${error instanceof Error ? error.message : 'unknown error'}`)
      if (!signal.aborted) here.watch.lose('internal-fault')
    }
  }

  /** A place that is left ends its feeds; the listener goes on with the next place's, which begin with a snapshot. */
  async function* following<T>(
    topicOf: (at: Place) => { subscribe(signal?: AbortSignal): AsyncIterable<readonly T[]> },
    signal?: AbortSignal,
  ): AsyncIterable<readonly T[]> {
    while (!signal?.aborted && !disposed()) {
      const here = place
      const until = signal ? AbortSignal.any([signal, here.left.signal]) : here.left.signal
      yield* topicOf(here).subscribe(until)
    }
  }

  function disposed(): boolean {
    return place.left.signal.aborted
  }
}
