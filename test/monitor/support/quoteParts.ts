import { openJournal } from '../../../electron/journal/openJournal.ts'
import type { Broker, QuoteSignal, QuoteSource } from '../../../electron/monitor/broker.ts'
import { createQuoteDesk, type QuoteDesk } from '../../../electron/monitor/quoteDesk.ts'
import type { Seat } from '../../../electron/monitor/sellDesk.ts'
import { createTopic } from '../../../electron/monitor/topic.ts'
import type { InterruptionNews } from '../../../shared/contract.ts'
import type { Answer } from '../../../shared/domain/answer.ts'
import type { Environment } from '../../../shared/domain/instrument.ts'
import type { Gap } from '../../../shared/domain/link.ts'
import { type TradingCalendar, unknownCalendar } from '../../../shared/domain/marketPhase.ts'
import type { Quote, QuotePlan, Tick } from '../../../shared/domain/quote.ts'
import type { SessionStatus } from '../../../shared/domain/session.ts'
import type { Clock, Instant } from '../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { type Mine, nothingMine } from '../../../shared/domain/watchlist.ts'
import { createMailbox } from '../../../shared/rpc/mailbox.ts'
import { tenOClock } from '../../support/interruptions.ts'
import { quietFacts, testBroker } from './monitorParts.ts'
import { createSleepyClock } from './programParts.ts'

export const second = 1000
export const minute = 60 * second

export function tick(code: string, given: Partial<Tick> = {}): Tick {
  return {
    code,
    environment: 'live',
    by: '0B',
    price: 50_000,
    sign: 'up',
    change: 100,
    changePercent: '0.20',
    volume: 1000,
    turnover: 50,
    open: 49_000,
    tradedAt: tenOClock,
    receivedAt: tenOClock,
    ...given,
  }
}

/** A price feed in the test's hand, and a question that takes a moment. */
export function playedQuotes(
  clock: Clock,
  { most = 199, latency = 100, environment = 'live' as Environment } = {},
) {
  const mailbox = createMailbox<QuoteSignal | Error>()
  const wants: (readonly string[])[] = []
  const asked: { readonly code: string; readonly at: Instant }[] = []
  let watches = 0
  let told = (code: string, at: Instant): Answer<Tick> => {
    const answer = tick(code, { environment, by: 'ka10001', tradedAt: null, turnover: null, receivedAt: at })
    return { kind: 'answered', answer, asOf: at + latency, latency }
  }
  const role: QuoteSource = {
    most,
    want: (codes) => void wants.push(codes),
    async *watch(signal) {
      watches += 1
      signal.addEventListener('abort', () => mailbox.close())
      for await (const batch of mailbox) {
        const signals = batch.flatMap((one) => (one instanceof Error ? [] : [one]))
        const broken = batch.find((one) => one instanceof Error)
        if (broken) throw broken
        yield signals
      }
    },
    question: 'ka10001',
    async ask(code, signal) {
      const at = clock.now()
      asked.push({ code, at })
      await clock.sleep(latency, signal)
      return told(code, at)
    },
  }
  return {
    role,
    wants,
    asked,
    watches: () => watches,
    say: (...signals: readonly (QuoteSignal | Error)[]) => {
      for (const one of signals) mailbox.put(one)
    },
    ticks: (...ticks: readonly Tick[]) => {
      for (const one of ticks) mailbox.put({ kind: 'tick', tick: one })
    },
    register: (codes: readonly string[]) => mailbox.put({ kind: 'registered', codes }),
    answers: (next: typeof told) => {
      told = next
    },
  }
}

export function kiwoomSeat(given: Partial<Broker>, status: Partial<SessionStatus> = {}): Seat {
  const whole: SessionStatus = {
    broker: 'kiwoom',
    id: 'first',
    standing: 'ready',
    environment: 'live',
    host: 'kiwoom.example',
    account: null,
    thisRunOnly: false,
    facts: null,
    ...status,
  }
  const broker = testBroker({ broker: 'kiwoom' } as Parameters<typeof testBroker>[0], given)
  const session = { ...broker.session, facts: () => whole.facts ?? quietFacts }
  return { broker: whole.id === null ? null : { ...broker, session }, status: whole }
}

export const signedOut = { ...quietFacts, token: { kind: 'signed-out', at: tenOClock } } as const

/** Everything around a desk, with real journals in memory, one for each environment, which outlive it. */
export function quoteWorld(start: Instant = tenOClock) {
  const clock = createSleepyClock(start)
  const journals = new Map<Environment, ReturnType<typeof openJournal>>()
  const logged: string[] = []
  const vis: VolatilityInterruption[] = []
  let gaps: Gap[] = []
  let mine: Mine = nothingMine
  let calendar: TradingCalendar = unknownCalendar
  let seated = kiwoomSeat({}, { id: null, standing: 'reading' })
  const date = '20261120'
  const today = (): InterruptionNews => ({ kind: 'today', date, interruptions: [...vis] })
  const viTopic = createTopic<InterruptionNews>({ snapshot: () => [today()] })
  const gapTopic = createTopic<Gap[]>({ snapshot: () => [gaps] })
  const mineTopic = createTopic<Mine>({ snapshot: () => [mine] })
  const environment = () => seated.status.environment
  const open: QuoteDesk[] = []

  function journalOf(of: Environment) {
    const found = journals.get(of) ?? openJournal(':memory:', clock)
    journals.set(of, found)
    return found
  }

  return {
    clock,
    logged,
    journalOf,
    pass: clock.advance,
    sitDown(given: Partial<Broker>, status: Partial<SessionStatus> = {}) {
      seated = kiwoomSeat(given, status)
    },
    have(next: Partial<Mine>) {
      mine = { ...nothingMine, ...next }
      mineTopic.publish(mine)
    },
    /** The exchange's days. */
    know(days: TradingCalendar['days']) {
      calendar = { days, shifts: {} }
    },
    vi(event: VolatilityInterruption) {
      const before = vis.findIndex(({ id }) => id === event.id)
      vis.splice(before < 0 ? vis.length : before, before < 0 ? 0 : 1, event)
      viTopic.publish({ kind: 'changed', interruption: event })
    },
    gap(...next: Gap[]) {
      gaps = next
      gapTopic.publish(gaps)
    },
    /** Somebody changed the server, and the VI watch went along. */
    moved() {
      vis.length = 0
      viTopic.publish(today())
      gapTopic.publish(gaps)
    },
    start() {
      const desk = createQuoteDesk({
        clock,
        log: { info: () => {}, warn: (line) => void logged.push(line) },
        seat: () => seated,
        journal: () => journalOf(environment()),
        environment,
        mine: { news: mineTopic, now: () => mine },
        interruptions: viTopic.subscribe,
        gaps: gapTopic.subscribe,
        calendar: () => calendar,
      })
      open.push(desk)
      return desk
    },
    async end() {
      for (const desk of open.splice(0)) await desk[Symbol.asyncDispose]()
    },
  }
}

/** What a page has on its screen: the latest of each issue, in the order in which it came. */
export function watchQuotes(desk: QuoteDesk) {
  const heard: Quote[] = []
  const stopping = new AbortController()
  async function listen(): Promise<void> {
    for await (const batch of desk.quotes.subscribe(stopping.signal)) heard.push(...batch)
  }
  const ended = listen()
  return {
    heard,
    last: (code: string) => heard.findLast((quote) => quote.code === code),
    async stop() {
      stopping.abort()
      await ended
    },
    ended,
  }
}

export async function planOf(desk: QuoteDesk): Promise<QuotePlan | undefined> {
  for await (const [plan] of desk.plan.subscribe()) return plan
  return undefined
}
