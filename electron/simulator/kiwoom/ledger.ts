import type { Clock, Instant } from '../../../shared/domain/time.ts'
import type { SimulatedInterruption } from '../market/interruption.ts'
import { noCounts, type ServerCounters } from '../server/serverState.ts'

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

export interface Counters extends ServerCounters {
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
  /** Those of them that named 0B. */
  tradeRegistrations: number
  /** REMOVE requests for 0B acknowledged with 0. */
  tradeRemovals: number
  /** Items registered for 0B now, on all sockets. */
  tradeItems: number
  /** 0B entries written. */
  trades: number
  pings: number
  pingEchoes: number
}

export const noKiwoomCounts = (): Counters => ({
  ...noCounts(),
  dials: 0,
  liveSockets: 0,
  mostSockets: 0,
  logins: 0,
  loginsRefused: 0,
  registrations: 0,
  tradeRegistrations: 0,
  tradeRemovals: 0,
  tradeItems: 0,
  trades: 0,
  pings: 0,
  pingEchoes: 0,
})

export interface Ledger {
  readonly events: readonly SentEvent[]
  record(event: Omit<SentEvent, 'sentAt'>): void
}

/** Beyond `longest` the older half is forgotten: a demo may run for weeks. */
export function createLedger(clock: Clock, longest: number): Ledger {
  const events: SentEvent[] = []
  return {
    events,
    record(event) {
      events.push({ ...event, sentAt: clock.now() })
      if (events.length > longest) events.splice(0, Math.ceil(longest / 2))
    },
  }
}
