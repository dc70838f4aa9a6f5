import type { Quote } from '../../../shared/domain/quote.ts'
import { useSlice } from '../../app/context.ts'
import { type QuoteStanding, quoteStanding } from './quoteStanding.ts'

/** What an issue's price may be taken for now. */
export function useQuoteStanding(code: string, quote: Quote | undefined): QuoteStanding {
  const down = useSlice('line', (line) => line.down)
  const skew = useSlice('line', (line) => line.skew)
  const leapt = useSlice('watch', (view) => quote !== undefined && view.leapt.get(code) === quote)
  return useSlice('clock', ({ local }) => quoteStanding(quote, { local, skew, down, leapt }))
}
