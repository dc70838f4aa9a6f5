import type { TFunction } from 'i18next'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import { type CsvCell, csvText } from '../../format/csv.ts'
import { askedAtOf, type HoldingRow } from './holdingRows.ts'

const columns = [
  'code',
  'name',
  'verdict',
  'held',
  'sellable',
  'difference',
  'explanation',
  'date',
  'askedAt',
  'stale',
  'source',
  'data',
  'account',
] as const

interface CsvDeps {
  readonly t: TFunction
  readonly explain: (row: HoldingRow) => string
  /** This machine's clock minus the broker's, ms: times are written in the broker's. */
  readonly skew: number
}

/** The table in its present order. A figure that is not known is no figure: its cell is empty, and the verdict says why. */
export function holdingsCsv(rows: readonly HoldingRow[], deps: CsvDeps): string {
  const { t } = deps
  return csvText([
    columns.map((column) => t(`holdings.csv.${column}`)),
    ...rows.map((row) => cellsOf(row, deps)),
  ])
}

function cellsOf(row: HoldingRow, { t, explain, skew }: CsvDeps): readonly CsvCell[] {
  const { issue, verdict, figures, stale, heard } = row
  const at = askedAtOf(row)
  const source = heard?.answer.source ?? null
  return [
    { text: issue.code },
    issue.name,
    t(`sell.verdict.${verdict.kind}`),
    figures?.held ?? null,
    figures?.sellable ?? null,
    figures?.difference ?? null,
    explain(row),
    at === null ? null : kstDate(at - skew),
    at === null ? null : kstTime(at - skew),
    stale === null ? null : t(`holdings.stale.${stale}`),
    source === null ? null : `${t(`broker.${source.broker}`)} ${source.question}`,
    source === null ? null : t(`environment.${source.environment}`),
    source?.account ?? null,
  ]
}
