import type { Instant } from '../../../shared/domain/time.ts'

export type Kind = 'static' | 'dynamic' | 'both'
export type Direction = 'up' | 'down'
export type Venue = 'KRX' | 'NXT'

/** A VI as the exchange knows it; each broker's wire tells it in its own way. */
export interface SimulatedInterruption {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly market: 'KOSPI' | 'KOSDAQ'
  readonly venue: Venue
  readonly kind: Kind
  readonly direction: Direction
  /** Won. */
  readonly triggerPrice: number
  /** Won; `undefined` where the kind has none. */
  readonly staticReference: number | undefined
  readonly dynamicReference: number | undefined
  readonly previousClose: number
  /** Shares traded so far today. */
  readonly volume: number
  /** The how-manieth of the issue on this venue today. */
  readonly nth: number
  readonly triggeredAt: Instant
  /** `undefined` while the auction runs. */
  readonly releasedAt: Instant | undefined
  /** The broker leaves out the optional fields (name, volume, market …), as captured frames do. */
  readonly sparse: boolean
}

/** What a test may say of an event; the simulator fills in the rest so that the figures agree. */
export type ScriptedInterruption = Partial<
  Omit<SimulatedInterruption, 'id' | 'releasedAt' | 'staticReference' | 'dynamicReference'>
> & { readonly staticReference?: number; readonly dynamicReference?: number }
