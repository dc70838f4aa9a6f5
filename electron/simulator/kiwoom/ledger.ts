import type { Clock, Instant } from '../../../shared/domain/time.ts'
import type { SimulatedInterruption } from '../market/interruption.ts'

/** One 1h frame that was due, whether or not anybody was there to get it. */
export interface SentEvent {
  readonly interruption: SimulatedInterruption
  readonly item: string
  /** A release frame, not a trigger frame. */
  readonly released: boolean
  readonly sentAt: Instant
  /** Registered sockets it was written to; 0 in a black hole. */
  readonly sockets: number
}

export interface Counters {
  /** TCP connections accepted, those of a black hole included. */
  connections: number
  /** Websocket upgrades asked for. */
  dials: number
  liveSockets: number
  /** The most that were live at once. */
  mostSockets: number
  /** Logins accepted. */
  logins: number
  loginsRefused: number
  /** REG requests acknowledged with 0. */
  registrations: number
  /** Answers that carried a token; the same token counts each time. */
  tokensIssued: number
  pings: number
  pingEchoes: number
}

export interface Ledger {
  readonly events: readonly SentEvent[]
  readonly counters: Counters
  record(event: Omit<SentEvent, 'sentAt'>): void
}

/** A demo may run for weeks: beyond this the older half is forgotten. */
const longest = 200_000

export function createLedger(clock: Clock): Ledger {
  const events: SentEvent[] = []
  return {
    events,
    counters: {
      connections: 0,
      dials: 0,
      liveSockets: 0,
      mostSockets: 0,
      logins: 0,
      loginsRefused: 0,
      registrations: 0,
      tokensIssued: 0,
      pings: 0,
      pingEchoes: 0,
    },
    record(event) {
      events.push({ ...event, sentAt: clock.now() })
      if (events.length > longest) events.splice(0, longest / 2)
    },
  }
}
