import type { Instant } from '../../shared/domain/time.ts'
import {
  auctionSeconds,
  type InterruptionPhase,
  interruptionPhase,
  releaseWindow,
  type Unheard,
  type VolatilityInterruption,
} from '../../shared/domain/volatilityInterruption.ts'
import { minutesText, remainingText } from './durations.ts'

/** What a row says of its release, ready for words. `fixed`: no random end (NXT). */
export type ReleaseClock =
  | { readonly kind: 'auction'; readonly time: string; readonly fixed: boolean }
  | { readonly kind: 'window'; readonly time: string }
  | { readonly kind: 'awaiting'; readonly time: string }
  /** The phase of trading ends before the window does; when trading resumes is not known. */
  | { readonly kind: 'cut'; readonly at: Instant }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'released'; readonly at: Instant; readonly time: string }

/** `now` and `unheard` in the broker's time: this machine's clock less its skew. `cut`: see `releaseCut`. */
export function releaseClock(
  interruption: VolatilityInterruption,
  now: Instant,
  unheard: readonly Unheard[],
  cut: Instant | null,
): ReleaseClock {
  const { earliest, latest } = releaseWindow(interruption)
  const { releasedAt, triggeredAt } = interruption
  if (releasedAt !== null) {
    return { kind: 'released', at: releasedAt, time: minutesText(releasedAt - triggeredAt) }
  }
  const phase = interruptionPhase(interruption, now, unheard)
  if (cut !== null && isCounted(phase)) return { kind: 'cut', at: cut }
  switch (phase) {
    case 'auction': {
      const since = Math.max(now, triggeredAt)
      return { kind: phase, time: remainingText(earliest - since), fixed: earliest === latest }
    }
    case 'window':
      return { kind: phase, time: remainingText(latest - now) }
    case 'awaiting':
      return { kind: phase, time: minutesText(now - latest) }
    default:
      return { kind: phase === 'unconfirmed' ? 'unconfirmed' : 'unknown' }
  }
}

/** What rests on the window alone. */
function isCounted(phase: InterruptionPhase): boolean {
  return phase === 'auction' || phase === 'window' || phase === 'awaiting'
}

/** The window bar as fractions of its length: dark up to `gone`, solid up to `solid`, hatched to the end. */
export interface Fuse {
  readonly gone: number
  readonly solid: number
}

export function fuseOf(interruption: VolatilityInterruption, now: Instant): Fuse {
  const { latest } = releaseWindow(interruption)
  const length = latest - interruption.triggeredAt
  const gone = (now - interruption.triggeredAt) / length
  return {
    gone: Math.min(1, Math.max(0, gone)),
    solid: (auctionSeconds.earliest * 1000) / length,
  }
}
