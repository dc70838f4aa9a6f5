import { randomUUID } from 'node:crypto'
import { createBroker } from '../../../electron/createBrokerage.ts'
import type { Broker, BrokerOrder } from '../../../electron/monitor/broker.ts'
import { createHttp } from '../../../electron/net/http.ts'
import type { listenForRedirect } from '../../../electron/net/redirect.ts'
import { dial } from '../../../electron/net/socket.ts'
import type { SimulatedServer } from '../../../electron/simulator/server/controls.ts'
import { type Simulator, startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import type { CheckNews } from '../../../shared/domain/check.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import type { Clock } from '../../../shared/domain/time.ts'
import type { Grant } from '../../../shared/domain/token.ts'
import { collect } from '../../support/collect.ts'
import { createFakeClock, type FakeClock } from '../../support/fakeClock.ts'
import { keptLog, type MemoryTokens, memoryIssues, memoryTokens, orderFor } from './orders.ts'

type Server = Omit<SimulatedServer<never>, 'refuseTokens' | 'refuseRequests'>

/** A broker, and what it is to the simulator. */
export interface Subject {
  readonly id: 'kis' | 'kiwoom' | 'koscom'
  readonly probe: 'account' | 'service'
  server(simulator: Simulator): Server & { readonly socket?: string }
  typed(simulator: Simulator): Readonly<Record<string, string>>
  /** What is kept from an earlier run, where a token needs the user. */
  first(simulator: Simulator): Grant | null
}

export const kis: Subject = {
  id: 'kis',
  probe: 'account',
  server: (simulator) => simulator.kis,
  typed: (simulator) => ({ customer: 'P', ...simulator.kis.credential }),
  first: () => null,
}

export const kiwoom: Subject = {
  id: 'kiwoom',
  probe: 'service',
  server: (simulator) => simulator.kiwoom,
  typed: (simulator) => ({ ...simulator.kiwoom.credential }),
  first: () => null,
}

export const koscom: Subject = {
  id: 'koscom',
  probe: 'account',
  server: (simulator) => simulator.koscom,
  typed: (simulator) => ({ ...simulator.koscom.credential }),
  first: (simulator) => ({
    token: new Secret('ended'),
    issuedAt: 0,
    expiresAt: 0,
    refreshToken: new Secret(simulator.koscom.refreshToken),
  }),
}

export const subjects = [kis, kiwoom, koscom].map((subject) => [subject.id, subject] as const)

export interface Trial extends AsyncDisposable {
  readonly broker: Broker
  readonly tokens: MemoryTokens
  readonly order: BrokerOrder
  readonly log: readonly string[]
  /** All that one check says. */
  check(): Promise<readonly CheckNews[]>
}

export interface Day extends AsyncDisposable {
  readonly simulator: Simulator
  readonly clock: FakeClock
  /** Vigil's own client of one broker. What is typed replaces the right value. */
  try(
    subject: Subject,
    typed?: Readonly<Record<string, string>>,
    more?: Partial<BrokerOrder> & { readonly tokens?: MemoryTokens },
    listen?: typeof listenForRedirect,
  ): Trial
  /** Lets time pass until the promise is settled. */
  passing<T>(promise: Promise<T>): Promise<T>
}

/** 2026-11-20 09:00:00 KST. */
const morning = Date.UTC(2026, 10, 20)

/** The simulator and its clients on one clock that the test owns. */
export async function openDay(): Promise<Day> {
  const clock = createFakeClock(morning)
  const simulator = await startSimulator({ clock, seed: 11, day: 'quiet' })
  return {
    simulator,
    clock,
    try(subject, typed = {}, more = {}, listen = nobodyListens) {
      const server = subject.server(simulator)
      const tokens = more.tokens ?? memoryTokens(subject.first(simulator))
      const issues = memoryIssues()
      const all = { ...subject.typed(simulator), ...typed }
      return startTrial(orderFor(subject.id, server, all, { issues, ...more, tokens }), tokens, {
        clock,
        listen,
      })
    },
    async passing(promise) {
      let settled = false
      const watched = promise.finally(() => {
        settled = true
      })
      while (!settled) await clock.advance(50)
      return watched
    },
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  }
}

async function* nobodyListens(): AsyncIterable<string> {}

function startTrial(
  order: BrokerOrder,
  tokens: MemoryTokens,
  { clock, listen }: { readonly clock: Clock; readonly listen: typeof listenForRedirect },
): Trial {
  const http = createHttp(systemClock)
  const log = keptLog()
  const deps = { clock, random: () => 0.5, http, dial, log, newId: randomUUID, listenForRedirect: listen }
  const broker = createBroker(order, deps)
  return {
    broker,
    tokens,
    order,
    log: log.lines,
    check: () => collect(broker.session.check(new AbortController().signal)),
    async [Symbol.asyncDispose]() {
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}

/** What a check said, without its figures. */
export function steps(news: readonly CheckNews[]): readonly string[] {
  return news.map(({ check, state }) => `${check} ${state}`)
}
