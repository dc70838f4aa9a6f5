import type { TFunction } from 'i18next'
import { kstDate, kstDigits } from '../../../shared/domain/time.ts'
import type { Stores } from '../../app/createStores.ts'
import { download } from '../../app/download.ts'
import { explanationText } from './explanation.ts'
import type { ShownRow } from './HoldingsRow.tsx'
import { holdingsCsv } from './holdingsCsv.ts'

/** The table as it is shown now, as a file; masked or not, with its true figures. */
export function saveCsv(rows: readonly ShownRow[], { clock, line }: Stores, t: TFunction): void {
  const texts = new Map(rows.map(({ row, bare }) => [row, explanationText(bare, t)]))
  const text = holdingsCsv(
    rows.map(({ row }) => row),
    { t, explain: (row) => texts.get(row) ?? '', skew: line.getState().skew },
  )
  const { market } = clock.getState()
  download(`vigil-sellable-${kstDate(market)}-${kstDigits(market)}.csv`, text)
}
