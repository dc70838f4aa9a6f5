import { type Quote, quoteFreshFor } from '../../../shared/domain/quote.ts'
import { type Instant, kstDate } from '../../../shared/domain/time.ts'
import type { Down } from '../../stores/line.ts'

/** What a price may be taken for. `old`: from another day, before the line was lost, or of an age nobody can tell. */
export type QuoteStanding = 'none' | 'fresh' | 'late' | 'old'

interface Present {
  /** This machine's clock, as the page reads it: up to a second ago. */
  readonly local: Instant
  /** This machine's clock minus the broker's, ms. */
  readonly skew: number
  readonly down: Down | null
  /** The clock has leapt since the price came. */
  readonly leapt: boolean
}

/** The page's clock steps once a second, so a price loses its looks up to a second early and never late. */
const step = 1000

/** So far a price may come from the future, ms: the page's clock was read before it came. */
const ahead = 3 * step

export function quoteStanding(
  quote: Quote | undefined,
  { local, skew, down, leapt }: Present,
): QuoteStanding {
  if (!quote) return 'none'
  const age = local - quote.receivedAt
  const today = kstDate(quote.receivedAt - skew) === kstDate(Math.max(local, quote.receivedAt) - skew)
  if (leapt || age < -ahead || !today || isCutOff(quote, down, skew)) return 'old'
  return age > quoteFreshFor - step ? 'late' : 'fresh'
}

/** What is asked for comes by another way than the line: what came since it was lost is as old as it is. */
function isCutOff({ by, receivedAt }: Quote, down: Down | null, skew: number): boolean {
  if (down === null) return false
  return down.kind !== 'link' || by === '0B' || receivedAt - skew <= down.since
}
