import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

/** What a broker can do for the monitor. A broker fills the roles that it has. */
export interface Broker {
  readonly id: BrokerId
  readonly interruptions?: InterruptionSource
}

/** A broker that fills the one role the monitor cannot do without. */
export interface InterruptionBroker extends Broker {
  readonly interruptions: InterruptionSource
}

/**
 * What the VI feed brought, in the order in which it came.
 * A sighting is one frame's word about one event: the same event is sighted once per venue and again on release.
 */
export type InterruptionSignal =
  | { readonly kind: 'sighting'; readonly sighting: VolatilityInterruption }
  | { readonly kind: 'unreadable'; readonly at: Instant; readonly reason: string; readonly excerpt: string }
  | { readonly kind: 'link'; readonly status: LinkStatus }

export interface InterruptionSource {
  /**
   * Keeps one session open until the signal aborts, through every loss, and yields what was waiting.
   * It never throws: what goes wrong is a link status. Called once.
   */
  watch(signal: AbortSignal): AsyncIterable<readonly InterruptionSignal[]>
  /** Dials at once, ending the present session or wait. Nothing while stopped by a take-over. */
  reconnect(): void
  /** Signs in again after another program took the session. */
  takeOver(): void
}
