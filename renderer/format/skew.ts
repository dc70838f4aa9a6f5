import type { LinkStatus } from '../../shared/domain/link.ts'

/** A skew is exact to half a second: correcting a smaller one would spoil a clock that is right, ms. */
export const leastSkew = 1000
const skewStep = 100

/** What to take off this machine's clock to have the broker's, ms. */
export function skewOf(link: LinkStatus | undefined): number {
  const skew = link?.clockSkew ?? 0
  return Math.abs(skew) < leastSkew ? 0 : Math.round(skew / skewStep) * skewStep
}
