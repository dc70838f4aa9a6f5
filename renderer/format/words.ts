import type { TFunction } from 'i18next'
import type { Venue } from '../../shared/domain/instrument.ts'
import { kstTime } from '../../shared/domain/time.ts'
import {
  interruptedVenues,
  leadingDeviation,
  releaseWindow,
  type VolatilityInterruption,
} from '../../shared/domain/volatilityInterruption.ts'
import type { Ownership } from '../../shared/domain/watchlist.ts'
import { percentText, signedSeconds, wonText } from './figures.ts'
import type { ReleaseClock } from './releaseClock.ts'
import { leastSkew } from './skew.ts'

/** The words beside a window bar. A release is named with its own time, so its words are only the verb. */
export function clockWords(clock: ReleaseClock, t: TFunction): string {
  switch (clock.kind) {
    case 'auction':
      return t(clock.fixed ? 'state.auctionFixed' : 'state.auction', { time: clock.time })
    case 'window':
    case 'awaiting':
      return t(`state.${clock.kind}`, { time: clock.time })
    case 'cut':
      return t('state.cut', { at: kstTime(clock.at).slice(0, 5) })
    default:
      return t(`state.${clock.kind}`)
  }
}

/** The release window as wall-clock times: "10:17:41–10:18:11", or one time where the end is not random. */
export function windowTimes(interruption: VolatilityInterruption): string {
  const { earliest, latest } = releaseWindow(interruption)
  return earliest === latest ? kstTime(earliest) : `${kstTime(earliest)}–${kstTime(latest)}`
}

/** Where trading stopped. The combined feed only repeats what a venue sent, so it is named where it is all there is. */
export function venueWords({ venues }: Pick<VolatilityInterruption, 'venues'>, t: TFunction): string {
  return feedWords({ venues: interruptedVenues({ venues }) }, t)
}

/** Every feed that carried the event. */
export function feedWords({ venues }: { readonly venues: readonly Venue[] }, t: TFunction): string {
  return venues.map((venue) => t(`venue.${venue}`)).join('·')
}

/** This PC's clock against the broker's, no finer than it was measured. */
export function skewWords(skew: number | null, t: TFunction): string {
  if (skew === null) return t('skew.unknown')
  return Math.abs(skew) < leastSkew ? t('skew.small') : t('skew.value', { seconds: signedSeconds(skew) })
}

/** A whole row in one sentence for a screen reader. It holds no countdown: those never speak. */
export function spokenRow(
  interruption: VolatilityInterruption,
  clock: ReleaseClock,
  t: TFunction,
  owner: Ownership = 'other',
): string {
  const deviation = leadingDeviation(interruption)
  const name = interruption.issue.name ?? interruption.issue.code
  return t('vi.row', {
    name: owner === 'other' ? name : `${t(`owner.${owner}`)} ${name}`,
    kind: t(`kind.${interruption.kind}`),
    direction: t(`direction.${interruption.direction}`),
    deviation: deviation ? percentText(deviation.percent) : t('vi.noDeviation'),
    time: kstTime(interruption.triggeredAt),
    price: wonText(interruption.triggerPrice),
    window: spokenWindow(interruption, clock, t),
  })
}

function spokenWindow(interruption: VolatilityInterruption, clock: ReleaseClock, t: TFunction): string {
  if (clock.kind === 'released') return t('vi.rowReleased', { at: kstTime(clock.at) })
  if (clock.kind === 'unknown' || clock.kind === 'unconfirmed' || clock.kind === 'cut')
    return clockWords(clock, t)
  const { earliest, latest } = releaseWindow(interruption)
  if (earliest === latest) return t('vi.rowDueFixed', { earliest: kstTime(earliest) })
  return t('vi.rowDue', { earliest: kstTime(earliest), latest: kstTime(latest) })
}
