import type { Stores } from '../../app/createStores.ts'
import type { SortKey } from '../../parts/sorting.ts'
import { issueBand } from './issueBand.ts'
import { interruptionsByCode } from './viOfIssue.ts'

/** What the stores say of an issue now, as something to sort by. */
export function sortKeyOf(stores: Stores, nameOf: (code: string) => string | null) {
  const quotes = stores.quotes.getState().byCode
  const instruments = stores.instruments.getState().byCode
  const interruptions = interruptionsByCode(stores.interruptions.getState().newestFirst)
  const mine = stores.mine.getState().value
  const band = (code: string) => issueBand(quotes.get(code), instruments.get(code))
  const side = (code: string, of: 'upper' | 'lower') => {
    const known = band(code)
    return known.kind === 'known' ? known.band[of] : null
  }
  const nearest = (code: string) => {
    const known = band(code)
    return known.kind === 'known' && known.nearer && known.nearer !== 'passed'
      ? Math.abs(Number(known.nearer.percent))
      : null
  }
  const rate = (code: string) => {
    const percent = quotes.get(code)?.changePercent ?? null
    return percent === null ? null : Number(percent)
  }
  const held = (code: string) =>
    mine?.heldAsOf == null ? null : (mine.held[code] ?? (code in mine.held ? null : 0))
  const keys: Readonly<Record<string, (code: string) => SortKey>> = {
    issue: (code) => nameOf(code) ?? code,
    price: (code) => quotes.get(code)?.price ?? null,
    change: (code) => quotes.get(code)?.change ?? null,
    rate,
    volume: (code) => quotes.get(code)?.volume ?? null,
    turnover: (code) => quotes.get(code)?.turnover ?? null,
    vi: (code) => interruptions.get(code)?.open?.triggeredAt ?? null,
    times: (code) => interruptions.get(code)?.times ?? 0,
    held,
    upper: (code) => side(code, 'upper'),
    lower: (code) => side(code, 'lower'),
    nearest,
    age: (code) => quotes.get(code)?.receivedAt ?? null,
  }
  return (code: string, column: string): SortKey => keys[column]?.(code) ?? null
}
