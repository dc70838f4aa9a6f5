import { randomUUID } from 'node:crypto'
import { createKiwoom, type KiwoomDeps } from '../../../../electron/brokers/kiwoom/kiwoom.ts'
import type {
  BrokerOrder,
  BrokerSession,
  InterruptionSignal,
  InterruptionSource,
  QuoteSource,
} from '../../../../electron/monitor/broker.ts'
import { createHttp } from '../../../../electron/net/http.ts'
import { dial } from '../../../../electron/net/socket.ts'
import { systemClock } from '../../../../electron/systemClock.ts'
import type { LinkStatus } from '../../../../shared/domain/link.ts'
import type { Clock } from '../../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../../shared/domain/volatilityInterruption.ts'
import { until } from '../../../support/until.ts'
import { forgetfulIssues, keptLog, orderFor } from '../../support/orders.ts'

interface Server {
  readonly rest: string
  readonly socket: string
  readonly credential: { readonly appKey: string; readonly appSecret: string }
}

export interface Watching extends AsyncDisposable {
  readonly source: InterruptionSource
  readonly quotes: QuoteSource
  readonly session: BrokerSession
  readonly batches: readonly (readonly InterruptionSignal[])[]
  readonly log: readonly string[]
  sightings(): readonly VolatilityInterruption[]
  statuses(): readonly LinkStatus[]
  /** The latest status; waits for one that meets the condition. */
  status(condition: (status: LinkStatus) => boolean, words: string): Promise<LinkStatus>
  live(): Promise<LinkStatus>
  /** Keeps the consumer from coming back for more until called with `false`. */
  hold(held: boolean): void
  /** Resolves when the stream has ended after `stop`. */
  stop(): Promise<void>
}

/** The machine's time, `speed` times as fast. */
export function fastClock(speed: number): Clock {
  const start = Date.now()
  return {
    now: () => Math.round(start + (Date.now() - start) * speed),
    sleep(ms, signal) {
      if (signal.aborted) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms / speed)
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer)
          resolve()
        },
        { once: true },
      )
      return promise
    },
  }
}

/**
 * Vigil's own client, its signals kept. Its back-off is without chance and short unless told, and its tokens may be
 * asked for at any time.
 */
export function watching(
  server: Server,
  { tokens, issues, ...deps }: Partial<KiwoomDeps & Pick<BrokerOrder, 'tokens' | 'issues'>> = {},
): Watching {
  const log = keptLog()
  const http = createHttp(systemClock)
  const order = orderFor('kiwoom', server, server.credential, {
    issues: issues ?? forgetfulIssues,
    ...(tokens ? { tokens } : {}),
  })
  const broker = createKiwoom(order, {
    clock: fastClock(1),
    random: () => 0.05,
    http,
    dial,
    log,
    newId: randomUUID,
    ...deps,
  })
  const { interruptions: source, quotes } = broker
  if (!source || !quotes) throw new Error('Kiwoom lost its role')
  const batches: (readonly InterruptionSignal[])[] = []
  const controller = new AbortController()
  let gate: PromiseWithResolvers<void> | undefined

  const consumed = (async () => {
    for await (const batch of source.watch(controller.signal)) {
      batches.push(batch)
      await gate?.promise
    }
  })()

  const signals = () => batches.flat()
  const watched: Watching = {
    source,
    quotes,
    session: broker.session,
    batches,
    log: log.lines,
    sightings: () => signals().flatMap((signal) => (signal.kind === 'sighting' ? [signal.sighting] : [])),
    statuses: () => signals().flatMap((signal) => (signal.kind === 'link' ? [signal.status] : [])),
    async status(condition, words) {
      const found = () => {
        const latest = watched.statuses().at(-1)
        return latest && condition(latest) ? latest : undefined
      }
      await until(words, () => found() !== undefined)
      return found() ?? Promise.reject(new Error(words))
    },
    live: () => watched.status(({ phase }) => phase === 'live', 'live'),
    hold(held) {
      gate?.resolve()
      gate = held ? Promise.withResolvers() : undefined
    },
    async stop() {
      gate?.resolve()
      controller.abort()
      await consumed
    },
    async [Symbol.asyncDispose]() {
      await watched.stop()
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
  return watched
}
