import type { HoldingsStore } from '../../stores/holdings.ts'
import type { SellCheckStore } from '../../stores/sellCheck.ts'
import type { HoldingsActions } from './holdingsActions.ts'

/** How old a balance may grow before another check brings a new one, ms. Loans change seldom. */
const oldAfter = 60_000

/** A difference is explained by the rows of the balance, so a check brings the balance along where it is not at hand. */
export function bringBalance(
  stores: { readonly sellCheck: SellCheckStore; readonly holdings: HoldingsStore },
  { load }: Pick<HoldingsActions, 'load'>,
): void {
  stores.sellCheck.subscribe(({ answer }, before) => {
    if (answer === before.answer || answer?.kind !== 'answered') return
    const { rows, failure, asking, run } = stores.holdings.getState()
    if (asking !== null || run?.end === null) return
    const newest = Math.max(rows?.askedAt ?? 0, failure?.at ?? 0)
    if (rows?.source.session !== answer.source.session || answer.askedAt - newest > oldAfter) void load()
  })
}
