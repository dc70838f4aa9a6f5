import type { Instant } from '../../../shared/domain/time.ts'
import type { ScriptedInterruption, SimulatedInterruption } from '../market/interruption.ts'
import type { SimulatedServer } from '../server/controls.ts'
import type { FaultControls } from './faults.ts'
import type { Counters, SentEvent } from './ledger.ts'
import type { Credential } from './oauth.ts'
import type { Storm } from './storm.ts'
import type { TradeControls } from './tradeControls.ts'

/** What happens on the market, by hand. */
export interface MarketControls extends Storm, TradeControls {
  /** Triggers a VI now; what the script leaves open is filled in so that the figures agree. */
  trigger(script?: ScriptedInterruption): SimulatedInterruption
  /** Releases a running VI, now unless told. Throws when no VI with that id is running. */
  release(id: string, at?: Instant): SimulatedInterruption
  /** Sends text as it is to every registered socket; answers how many took it. It is in no ledger. */
  sendRaw(text: string): number
}

/** What happens to the websockets. */
export interface SocketControls {
  /** Ends every websocket: with a close frame (1000 "Bye"), with a bare FIN, or with a reset. */
  drop(how: 'close' | 'fin' | 'rst'): void
  /** As if another program had logged in with the same app key: R10001, then close. */
  kickOut(): void
  /** Milliseconds; a running wait starts anew. */
  setPingPeriod(ms: number): void
}

/** Sessions that are logged in outlive their token. */
export interface KiwoomSimulator
  extends SimulatedServer<number>,
    MarketControls,
    SocketControls,
    FaultControls {
  /** `ws://127.0.0.1:PORT/api/dostk/websocket` */
  readonly socket: string
  /** The only one it accepts. */
  readonly credential: Credential
  /** Every 1h frame that was due, oldest first. */
  readonly ledger: readonly SentEvent[]
  readonly counters: Readonly<Counters>
}
