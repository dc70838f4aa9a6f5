import type { Quote } from '../../../shared/domain/quote.ts'
import {
  type NearerSide,
  nearerSide,
  type StaticBand,
  staticBand,
} from '../../../shared/domain/staticBand.ts'
import type { Instrument } from '../../stores/instruments.ts'

/** Where the next static VI of an issue is expected, or why nobody can say. */
export type IssueBand =
  | { readonly kind: 'known'; readonly band: StaticBand; readonly nearer: NearerSide | 'passed' | null }
  | { readonly kind: 'unknown'; readonly why: 'quote' | 'base' | 'paper' }

const noQuote: IssueBand = { kind: 'unknown', why: 'quote' }
const noBase: IssueBand = { kind: 'unknown', why: 'base' }
const noPaper: IssueBand = { kind: 'unknown', why: 'paper' }

export function issueBand(
  quote: Quote | undefined,
  instrument: Pick<Instrument, 'kind'> | undefined,
): IssueBand {
  if (!quote) return noQuote
  if (!instrument || instrument.kind === 'other') return noPaper
  const { staticBase: base, price, change } = quote
  if (base === null) return noBase
  const before = change === null ? 0 : price - change
  const band = staticBand({ base, kind: instrument.kind, previousClose: before > 0 ? before : null })
  return { kind: 'known', band, nearer: nearerSide(band, price) }
}
