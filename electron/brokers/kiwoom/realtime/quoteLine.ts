import type { Environment } from '../../../../shared/domain/instrument.ts'
import type { Tick } from '../../../../shared/domain/quote.ts'
import type { Clock, Instant } from '../../../../shared/domain/time.ts'
import { createMailbox } from '../../../../shared/rpc/mailbox.ts'
import type { QuoteSignal, QuoteSource } from '../../../monitor/broker.ts'
import type { Log } from '../../../monitor/platform.ts'
import type { Frame } from './frames.ts'
import { quotesOf, type WaitingQuote } from './quoteBatch.ts'
import {
  mostQuotes,
  noRegistrations,
  type RegistrationEvent,
  registeredIn,
  registrationAlarm,
  stepRegistrations,
} from './quoteRegistrations.ts'
import { toTick } from './tick.ts'
import type { RealEntry } from './wireSchema.ts'

export interface QuoteLineDeps {
  readonly environment: Environment
  readonly clock: Clock
  readonly log: Log
  readonly send: (text: string) => void
  /** The next alarm may be another. */
  readonly onAlarm: () => void
  /** Counts it with the line's other unreadable messages, and has it told. */
  readonly noteUnreadable: (found: Unreadable) => Omit<UnreadableQuote, 'kind'>
  readonly countUnreadable: () => void
}

type UnreadableQuote = Extract<QuoteSignal, { kind: 'unreadable' }>

export interface Unreadable {
  readonly at: Instant
  readonly reason: string
  readonly what: unknown
}

/** The prices on the line that brings the VIs. */
export interface QuoteLine extends Pick<QuoteSource, 'most' | 'want' | 'watch'> {
  /** The VIs are registered. */
  up(): void
  down(): void
  answered(answer: Extract<Frame, { kind: 'answer' }>): void
  received(entries: readonly RealEntry[], text: string, at: Instant): void
  alarm(): Instant | null
  woken(): void
  /** The line will not come back. */
  end(): void
}

/** A broker that sends rubbish in every frame does not fill the memory. */
const mostExcerpts = 20

export function createQuoteLine(deps: QuoteLineDeps): QuoteLine {
  const { environment, clock, log, send, onAlarm, noteUnreadable, countUnreadable } = deps
  const mailbox = createMailbox<WaitingQuote>({ keyOf: ({ key }) => key })
  let registrations = noRegistrations
  let registered: readonly string[] = []
  let wanted: ReadonlySet<string> = new Set()
  let alarm: Instant | null = null
  /** When each issue's last trade was made. */
  const traded = new Map<string, Instant | null>()
  let nth = 0
  let excerpts = 0

  function put(key: string, signal: QuoteSignal): void {
    mailbox.put({ key, nth: nth++, signal })
  }

  function post(event: RegistrationEvent): void {
    const before = registrations
    const { state, request } = stepRegistrations(before, event, clock.now())
    registrations = state
    alarm = registrationAlarm(state)
    if (state.held !== before.held) tellRegistered(registeredIn(state))
    if (request !== null) send(request)
    onAlarm()
  }

  /** A line that was lost is told even if it is back before anybody looks. */
  function tellRegistered(codes: readonly string[]): void {
    if (codes.length === registered.length && codes.every((code, at) => code === registered[at])) return
    registered = codes
    put(codes.length === 0 ? 'nothing registered' : 'registered', { kind: 'registered', codes })
  }

  function receivedOne(entry: RealEntry, what: unknown, at: Instant): void {
    if (entry.kind === 'unreadable-trade') missed('entry of REAL (0B)', what, at)
    // What is on its way while it is being removed is of no use to anybody.
    if (entry.kind !== 'trade' || !wanted.has(entry.code)) return
    const tick = toTick(entry, at, environment)
    if ('unreadable' in tick) missed(`0B: ${tick.unreadable}`, what, at)
    else putTick(tick)
  }

  /** Of several that wait the last one counts, and the first of each second: after a VI that one is the auction's. */
  function putTick(tick: Tick): void {
    const isFirst = traded.get(tick.code) !== tick.tradedAt
    traded.set(tick.code, tick.tradedAt)
    put(isFirst ? `${tick.code} ${tick.tradedAt}` : tick.code, { kind: 'tick', tick })
  }

  function missed(reason: string, what: unknown, at: Instant): void {
    if (excerpts === mostExcerpts) countUnreadable()
    else put(`unreadable ${excerpts++}`, { kind: 'unreadable', ...noteUnreadable({ at, reason, what }) })
  }

  async function* watch(signal: AbortSignal) {
    const stop = () => mailbox.close()
    if (signal.aborted) return
    signal.addEventListener('abort', stop, { once: true })
    try {
      for await (const waiting of mailbox) {
        if (signal.aborted) return
        excerpts = 0
        yield quotesOf(waiting)
      }
    } finally {
      signal.removeEventListener('abort', stop)
      stop()
    }
  }

  return {
    most: mostQuotes,
    want(codes) {
      post({ kind: 'wanted', codes })
      wanted = new Set(registrations.wanted)
    },
    watch,
    up: () => post({ kind: 'up' }),
    down: () => post({ kind: 'down' }),
    answered({ to, code }) {
      if (to === 'LOGIN') return
      if (code !== '0') log.warn(`Kiwoom: ${to} of prices refused, ${code}`)
      post({ kind: 'answered', to, code })
    },
    received(entries, text, at) {
      const alone = entries.length === 1
      for (const entry of entries) receivedOne(entry, alone ? text : entry, at)
    },
    alarm: () => alarm,
    woken() {
      if (alarm !== null && alarm <= clock.now()) post({ kind: 'woken' })
    },
    end: () => mailbox.close(),
  }
}
