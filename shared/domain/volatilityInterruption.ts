import { z } from 'zod'
import { Decimal, Environment, Issue, Market, Venue, Won } from './instrument.ts'
import { Instant, type KstDate, kstDate, kstDigits } from './time.ts'

export const InterruptionKind = z.enum(['static', 'dynamic', 'both'])
export type InterruptionKind = z.infer<typeof InterruptionKind>

export const Direction = z.enum(['up', 'down'])
export type Direction = z.infer<typeof Direction>

/** A reference price and how far the trigger price stood from it, in percent. */
export const Deviation = z.object({ reference: Won, percent: Decimal })
export type Deviation = z.infer<typeof Deviation>

/**
 * A volatility interruption (변동성완화장치, VI) of one issue: trading turns into a two-minute auction.
 * `null` always means that the broker did not send the figure.
 */
export const VolatilityInterruption = z.object({
  /** The day, code, trigger time and kind: the same event has the same id however often it is sent. */
  id: z.string(),
  environment: Environment,
  issue: Issue,
  market: Market.nullable(),
  /** Every venue whose feed carried the event; sorted, at least one. */
  venues: z.array(Venue).min(1),
  kind: InterruptionKind,
  direction: Direction,
  /** Won a share. */
  triggerPrice: Won,
  /** Against the static reference price; `null` where only the dynamic one was broken. */
  static: Deviation.nullable(),
  dynamic: Deviation.nullable(),
  /** Trigger price against the previous close, percent. Its sign may differ from `direction`. */
  changePercent: Decimal.nullable(),
  /** The how-manieth of the issue today, counted by the exchange. */
  nth: z.int().positive(),
  triggeredAt: Instant,
  /** Set only by the exchange's own release; no clock ever fills it. */
  releasedAt: Instant.nullable(),
  /** When the first frame of it reached this machine. */
  receivedAt: Instant,
})
export type VolatilityInterruption = z.infer<typeof VolatilityInterruption>

/** The identity of an event; its parts are what the wire repeats on every frame of it. */
export function interruptionId(code: string, triggeredAt: Instant, kind: InterruptionKind): string {
  return `${kstDate(triggeredAt)}-${code}-${kstDigits(triggeredAt)}-${kind}`
}

export function dayOf(interruption: VolatilityInterruption): KstDate {
  return interruption.id.slice(0, 8)
}

/**
 * How long the auction lasts before trading resumes, in seconds from the trigger.
 * KRX: two minutes and a random end of up to thirty seconds; NXT: a flat halt of two minutes.
 * Assumed from brokers' notices and observed releases (121 to 149 s); no official machine-readable source.
 */
export const auctionSeconds = { earliest: 120, krxLatest: 150, nxtLatest: 120 } as const

export interface ReleaseWindow {
  readonly earliest: Instant
  readonly latest: Instant
}

/** The venues that interrupted trading. The combined feed only repeats them: it is named when it came alone. */
export function interruptedVenues({ venues }: Pick<VolatilityInterruption, 'venues'>): readonly Venue[] {
  const own = venues.filter((venue) => venue !== 'combined')
  return own.length > 0 ? own : venues
}

export function releaseWindow(interruption: VolatilityInterruption): ReleaseWindow {
  const nxtOnly = interruptedVenues(interruption).every((venue) => venue === 'NXT')
  const latest = nxtOnly ? auctionSeconds.nxtLatest : auctionSeconds.krxLatest
  return {
    earliest: interruption.triggeredAt + auctionSeconds.earliest * 1000,
    latest: interruption.triggeredAt + latest * 1000,
  }
}

/** Stays on the strip of running VIs this long past its window, then only in the list as unconfirmed. */
const awaitingFor = 10 * 60_000

/**
 * What may honestly be said of an event now. Only `released` says that it ended.
 * - `auction`: before the earliest release · `window`: may end at any moment
 * - `awaiting`: past the window, no release frame · `unconfirmed`: long past it
 * - `unknown`: the line was down while the release may have come
 */
export type InterruptionPhase = 'auction' | 'window' | 'awaiting' | 'unknown' | 'unconfirmed' | 'released'

/** A span in which a release could have come unheard; `until: null` is still open. */
export interface Unheard {
  readonly from: Instant
  readonly until: Instant | null
}

export function interruptionPhase(
  interruption: VolatilityInterruption,
  now: Instant,
  unheard: readonly Unheard[],
): InterruptionPhase {
  if (interruption.releasedAt !== null) return 'released'
  const { earliest, latest } = releaseWindow(interruption)
  if (now >= latest + awaitingFor) return 'unconfirmed'
  if (unheard.some(({ until }) => until === null || until > earliest)) return 'unknown'
  if (now < earliest) return 'auction'
  return now < latest ? 'window' : 'awaiting'
}

/** The deviation that names the event: the static one where it was broken, else the dynamic one. */
export function leadingDeviation(interruption: VolatilityInterruption): Deviation | null {
  return interruption.static ?? interruption.dynamic
}
