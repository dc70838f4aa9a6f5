import { useMemo } from 'react'
import { useApp, useWords } from '../../app/context.ts'
import { percentText, wonText } from '../../format/figures.ts'
import { issueBand } from './issueBand.ts'
import type { QuoteStanding } from './quoteStanding.ts'
import { interruptionsByCode } from './viOfIssue.ts'

/** The row that the keys stand on, in one sentence. Ticks never speak: it says what was so when the row was reached. */
export function useSpokenRow(
  code: string | null,
  name: string | null,
  standing: QuoteStanding,
): string | undefined {
  const t = useWords()
  const { stores } = useApp()
  return useMemo(() => {
    if (code === null) return undefined
    const quote = stores.quotes.getState().byCode.get(code)
    const listed = stores.instruments.getState().byCode.get(code)
    const open = interruptionsByCode(stores.interruptions.getState().newestFirst).get(code)?.open ?? null
    const band = issueBand(quote, listed)
    const parts = [`${listed?.name ?? name ?? code}`]
    if (!quote) parts.push(t('watch.spoken.unknown'))
    else {
      parts.push(
        t(standing === 'fresh' ? 'watch.spoken.price' : 'watch.spoken.old', { price: wonText(quote.price) }),
      )
      if (quote.changePercent !== null) parts.push(percentText(quote.changePercent))
    }
    if (open) parts.push(t('watch.spoken.vi'))
    else if (band.kind === 'known' && band.nearer && band.nearer !== 'passed')
      parts.push(t(`watch.spoken.${band.nearer.side}`, { percent: percentText(band.nearer.percent) }))
    return parts.join(', ')
  }, [code, name, standing, stores, t])
}
