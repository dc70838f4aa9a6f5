import { openReadings } from '../../../electron/journal/openReadings.ts'
import type { ProgramTradeSource } from '../../../electron/monitor/broker.ts'
import type { ReadingLog } from '../../../electron/monitor/platform.ts'
import { createProgramDesk, type ProgramDeskDeps } from '../../../electron/monitor/programDesk.ts'
import type { Seat } from '../../../electron/monitor/sellDesk.ts'
import type { Answer } from '../../../shared/domain/answer.ts'
import type { Environment } from '../../../shared/domain/instrument.ts'
import { unknownCalendar } from '../../../shared/domain/marketPhase.ts'
import type {
  ProgramNews,
  ProgramReading,
  ProgramScope,
  ProgramTable,
} from '../../../shared/domain/programTrade.ts'
import type { SessionStatus } from '../../../shared/domain/session.ts'
import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { programTable } from '../../support/programReadings.ts'
import { testBroker } from './monitorParts.ts'

export const period = 30_000

/** A PC's clock: while the PC sleeps it goes on, and no sleeper wakes. */
export function createSleepyClock(start: Instant) {
  const awake = createFakeClock(start)
  let slept = 0
  let sleepers = 0
  return {
    now: () => awake.now() + slept,
    async sleep(ms: number, signal: AbortSignal) {
      sleepers += 1
      await awake.sleep(ms, signal)
      sleepers -= 1
    },
    advance: awake.advance,
    advanceTo: (instant: Instant) => awake.advance(instant - awake.now() - slept),
    fallAsleep: (ms: number) => {
      slept += ms
    },
    sleepers: () => sleepers,
  }
}

export interface Asked {
  readonly scope: ProgramScope
  readonly at: Instant
  readonly signal: AbortSignal
}

interface Script {
  readonly told?: (at: Instant) => Answer<ProgramTable>
  readonly latency?: number
}

/** A broker's role that takes a moment for each answer and keeps count of what it was asked. */
export function scriptedSource(clock: Clock, { told = answered, latency = 200 }: Script = {}) {
  const asked: Asked[] = []
  const busy = new Map<string, number>()
  let atOnce = 0
  const source: ProgramTradeSource = {
    question: 'HHPPG046600C1',
    async ask(scope, signal) {
      const key = `${scope.market} ${scope.venue}`
      asked.push({ scope, at: clock.now(), signal })
      busy.set(key, (busy.get(key) ?? 0) + 1)
      atOnce = Math.max(atOnce, busy.get(key) ?? 0)
      await clock.sleep(latency, new AbortController().signal)
      busy.set(key, (busy.get(key) ?? 0) - 1)
      return told(clock.now())
    },
  }
  return {
    source,
    of: ({ market, venue }: ProgramScope) =>
      asked.filter(({ scope }) => scope.market === market && scope.venue === venue),
    /** The most questions of one scope that were ever open together. */
    atOnce: () => atOnce,
  }
}

export const answered = (at: Instant): Answer<ProgramTable> => ({
  kind: 'answered',
  answer: programTable(at),
  asOf: at,
  latency: 200,
})

export const status = (given: Partial<SessionStatus> = {}): SessionStatus => ({
  broker: 'kis',
  id: 'first',
  standing: 'ready',
  environment: 'live',
  host: 'kis.example',
  account: '5012••••-01',
  thisRunOnly: false,
  facts: null,
  ...given,
})

export function seatOf(programTrade: ProgramTradeSource | null, given: Partial<SessionStatus> = {}): Seat {
  const order = { broker: 'kis' } as Parameters<typeof testBroker>[0]
  return { broker: testBroker(order, programTrade ? { programTrade } : {}), status: status(given) }
}

interface DeskGiven extends Partial<ProgramDeskDeps> {
  readonly clock: Clock
  readonly seat: () => Seat
}

/** A desk over real logs in memory, one for each environment, which outlive it. */
export function deskOver(given: DeskGiven, kept = new Map<Environment, ReadingLog>()) {
  const open = new Set<Environment>()
  const desk = createProgramDesk({
    calendar: () => unknownCalendar,
    keep: () => [],
    openReadings(environment) {
      open.add(environment)
      const log = kept.get(environment) ?? openReadings(':memory:', given.clock)
      kept.set(environment, log)
      return { ...log, close: () => void open.delete(environment) }
    },
    ...given,
  })
  return { desk, open, kept }
}

/** Listens until told to stop; `news` grows as it comes. */
export function listenTo(desk: ReturnType<typeof createProgramDesk>, scope: ProgramScope) {
  const stopping = new AbortController()
  const news: ProgramNews[] = []
  async function listen(): Promise<void> {
    for await (const batch of desk.programTrade(scope, stopping.signal)) news.push(...batch)
  }
  const ended = listen()
  return {
    news,
    ended,
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

/** What a listener has on its screen: the last day it was told of, and all that came since. */
export function shown(news: readonly ProgramNews[]): readonly ProgramReading[] {
  const first = news.findLastIndex(({ kind }) => kind === 'day')
  return news.slice(Math.max(0, first)).flatMap((one) => {
    if (one.kind === 'day') return one.readings
    return one.kind === 'reading' ? [one.reading] : []
  })
}
