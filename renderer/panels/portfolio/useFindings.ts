import { useMemo } from 'react'
import { accountHealth, type Finding } from '../../../shared/domain/accountHealth.ts'
import { phaseAt } from '../../../shared/domain/marketPhase.ts'
import { quoteFreshFor } from '../../../shared/domain/quote.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { realCalendar } from '../../stores/calendar.ts'
import { checkedQuantities } from './checkedQuantities.ts'
import { isNoService } from './koscomService.ts'
import { useOpenInterruptions } from './useOpenInterruptions.ts'
import type { Portfolio } from './usePortfolio.ts'

/** What does not fit now, without what the user has seen. */
export function useFindings({ accounts }: Portfolio): readonly Finding[] {
  const now = useSlice('clock', ({ local }) => local)
  const seen = useSlice('portfolio', (state) => state.seen)
  const checks = useChecks()
  const pricesHeardAt = usePrices(now)
  return accountHealth({ accounts, now, checks, pricesHeardAt, priceFreshFor: quoteFreshFor }).filter(
    (finding) => !seen.has(finding.key) && !(finding.kind === 'failed' && isNoService(finding.trouble)),
  )
}

function useChecks() {
  const answers = useSlice('holdings', (state) => state.answers)
  const last = useSlice('sellCheck', (state) => state.answer)
  const recent = useSlice('sellCheck', (state) => state.recent)
  const session = useSlice('sessions', ({ kis }) => kis?.id)
  return useMemo(() => {
    const run = [...answers.values()].map(({ answer }) => answer)
    return checkedQuantities([...run, ...recent.map(({ answer }) => answer), last], session)
  }, [answers, last, recent, session])
}

const none: ReadonlyMap<string, number> = new Map()

/**
 * Of the issues that are sent live, while somebody trades: a simulated market always does, and nobody in a VI. Looked at
 * once a second: a storm of ticks is none of findings.
 */
function usePrices(now: Instant): ReadonlyMap<string, number> {
  const { stores } = useApp()
  const plan = useSlice('quotePlan', ({ value }) => value)
  const calendar = realCalendar(useSlice('calendar', ({ value }) => value))
  const regular = useSlice('clock', ({ market }) => {
    const phase = phaseAt('KRX', market, calendar)
    return phase.name === 'regular' && phase.trading === 'continuous'
  })
  const open = useOpenInterruptions()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the second that it is
  return useMemo(() => {
    const quotes = stores.quotes.getState().byCode
    if (plan === null || (plan.environment !== 'demo' && !regular)) return none
    return new Map(
      plan.live.flatMap((code) => {
        const quote = quotes.get(code)
        return quote && !open.has(code) ? [[code, quote.receivedAt] as const] : []
      }),
    )
  }, [now, stores, plan, regular, open])
}
