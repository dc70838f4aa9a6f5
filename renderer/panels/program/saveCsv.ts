import type { TFunction } from 'i18next'
import { seriesOf } from '../../../shared/domain/programSeries.ts'
import { kstDate, kstDigits } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import type { Stores } from '../../app/createStores.ts'
import { download } from '../../app/download.ts'
import type { ProgramState } from '../../stores/program.ts'
import { programCsv } from './programCsv.ts'
import { seriesCsv } from './seriesCsv.ts'
import { periodOf, readingsShown, shownTable, type TableStale } from './shownTable.ts'

interface SaveDeps {
  readonly stores: Stores
  readonly t: TFunction
  readonly stale: TableStale | null
  readonly troubleText: (trouble: Trouble) => { readonly what: string }
}

/** The table as it is shown now, or the lines as they are drawn, as a file. Without any there is no file. */
export function saveCsv(what: 'table' | 'series', deps: SaveDeps): void {
  if (what === 'table') saveTable(deps)
  else saveSeries(deps)
}

function saveTable({ stores, t, stale }: SaveDeps): void {
  const state = stores.program.getState()
  const { skew } = stores.line.getState()
  const { read } = shownTable(state)
  if (!read) return
  const at = read.at - skew
  const why = stale && t(`program.csv.staleBy.${stale}`)
  const text = programCsv(read, { scope: state.scope, t, skew, stale: why })
  download(`vigil-program-${fileName(state)}-${kstDate(at)}-${kstDigits(at)}.csv`, text)
}

function saveSeries({ stores, t, troubleText }: SaveDeps): void {
  const state = stores.program.getState()
  const { skew } = stores.line.getState()
  const { scope, unit, choice } = state
  const readings = readingsShown(state)
  const [first] = readings
  if (!first) return
  const series = seriesOf(readings, { ...choice, unit }, periodOf(state))
  const why = (trouble: Trouble) =>
    [troubleCode(trouble), troubleText(trouble).what].filter((part) => part !== null).join(' ')
  const text = seriesCsv(readings, series, { scope, unit, t, skew, why })
  download(`vigil-program-series-${fileName(state)}-${kstDate(first.at - skew)}.csv`, text)
}

function fileName({ scope: { market, venue } }: Pick<ProgramState, 'scope'>): string {
  return `${market}-${venue}`.toLowerCase()
}
