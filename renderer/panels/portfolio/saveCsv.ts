import type { TFunction } from 'i18next'
import { kstDate, kstDigits } from '../../../shared/domain/time.ts'
import type { Stores } from '../../app/createStores.ts'
import { download } from '../../app/download.ts'
import { portfolioCsv } from './portfolioCsv.ts'
import type { Portfolio } from './usePortfolio.ts'

/** The table as it is shown now, as a file. */
export function saveCsv({ lines, weighing, old }: Portfolio, stores: Stores, t: TFunction): void {
  const positions = lines.flatMap((line) => (line.kind === 'row' ? [line.position] : []))
  const text = portfolioCsv(positions, {
    t,
    quotes: stores.quotes.getState().byCode,
    old,
    whole: weighing.kind === 'computed' ? weighing.whole : null,
    skew: stores.line.getState().skew,
  })
  const { market } = stores.clock.getState()
  download(`vigil-portfolio-${kstDate(market)}-${kstDigits(market)}.csv`, text)
}
