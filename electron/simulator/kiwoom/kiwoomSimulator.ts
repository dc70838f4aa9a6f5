import type { Instant } from '../../../shared/domain/time.ts'
import type { ScriptedInterruption, SimulatedInterruption } from '../market/interruption.ts'
import type { FaultControls } from './faults.ts'
import type { Counters, SentEvent } from './ledger.ts'
import type { Credential } from './oauth.ts'
import type { Storm } from './storm.ts'

/** What happens on the market, by hand. */
export interface MarketControls extends Storm {
  /** Triggers a VI now; what the script leaves open is filled in so that the figures agree. */
  trigger(script?: ScriptedInterruption): SimulatedInterruption
  /** Releases a running VI, now unless told. Throws when no VI with that id is running. */
  release(id: string, at?: Instant): SimulatedInterruption
  /** Sends text as it is to every registered socket; answers how many took it. It is in no ledger. */
  sendRaw(text: string): number
}

/** What happens to the connections. */
export interface LineControls {
  /** Ends every websocket: with a close frame (1000 "Bye"), with a bare FIN, or with a reset. */
  drop(how: 'close' | 'fin' | 'rst'): void
  /** Every connection stays open, old or new, and nothing is read or written any more. Frames due meanwhile are lost. */
  blackHole(): void
  /** Ends the black hole and every standing fault. Refused connections need `acceptConnections`. */
  heal(): void
  /** New connections get ECONNREFUSED; those that exist stay. */
  refuseConnections(): void
  acceptConnections(): Promise<void>
  /** As if another program had logged in with the same app key: R10001, then close. */
  kickOut(): void
  /** The token in force is no longer accepted; running sessions stay. */
  expireToken(): void
  /** Milliseconds; a running wait starts anew. */
  setPingPeriod(ms: number): void
}

export interface KiwoomSimulator extends MarketControls, LineControls, FaultControls {
  /** `http://127.0.0.1:PORT` */
  readonly rest: string
  /** `ws://127.0.0.1:PORT/api/dostk/websocket` */
  readonly socket: string
  /** The only one it accepts. */
  readonly credential: Credential
  /** Every 1h frame that was due, oldest first. */
  readonly ledger: readonly SentEvent[]
  readonly counters: Readonly<Counters>
}
