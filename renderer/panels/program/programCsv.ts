import type { TFunction } from 'i18next'
import {
  ProgramKind,
  type ProgramScope,
  ProgramSide,
  ProgramUnit,
} from '../../../shared/domain/programTrade.ts'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import { type CsvCell, csvText } from '../../format/csv.ts'
import type { ReadReading } from '../../stores/program.ts'
import { figureCell } from './csvCells.ts'
import { className } from './mismatchWords.ts'
import { type MatrixRow, matrixRows } from './programRows.ts'

interface ProgramCsvDeps {
  readonly scope: ProgramScope
  readonly t: TFunction
  /** This machine's clock minus the broker's, ms: times are written in the broker's. */
  readonly skew: number
  /** Why the table is not of now; `null`: it is. */
  readonly stale: string | null
}

const columns = ProgramKind.options.flatMap((kind) =>
  ProgramUnit.options.flatMap((unit) => ProgramSide.options.map((side) => ({ kind, unit, side }))),
)

/** Every figure of a table, exact and as the broker counts, whatever the screen shows of it. */
export function programCsv(read: ReadReading, deps: ProgramCsvDeps): string {
  const { t } = deps
  const head = ['code', 'name', 'row'] as const
  const tail = ['market', 'venue', 'date', 'time', 'stale', 'source', 'data'] as const
  return csvText([
    [
      ...head.map((column) => t(`program.csv.${column}`)),
      ...columns.map(({ kind, unit, side }) =>
        t(`program.csv.${unit}`, { kind: t(`program.kind.${kind}`), side: t(`program.side.${side}`) }),
      ),
      ...tail.map((column) => t(`program.csv.${column}`)),
    ],
    ...matrixRows(read.table, false).map((row) => [...cellsOf(row, t), ...originOf(read, deps)]),
  ])
}

function cellsOf(row: MatrixRow, t: TFunction): readonly CsvCell[] {
  const { code, name, trades } = row
  const words = { unreadable: t('program.csv.unreadable'), notSent: t('program.notSent') }
  return [
    code === null ? '' : { text: code },
    code === null ? t('program.total') : className(code, name, t),
    rowWords(row, t),
    ...columns.map(({ kind, unit, side }) => figureCell(trades?.[kind][unit][side] ?? null, words)),
  ]
}

function rowWords({ kind, investor }: MatrixRow, t: TFunction): string {
  if (kind === 'total') return t('program.computed')
  if (kind === 'repeated') return t('program.repeated')
  if (kind === 'missing') return t('program.notSent')
  return investor === null ? t('program.csv.unknownClass') : t(`program.csv.${investor.group}`)
}

function originOf(
  { at, source }: ReadReading,
  { scope, t, skew, stale }: ProgramCsvDeps,
): readonly CsvCell[] {
  return [
    t(`market.${scope.market}`),
    t(`venue.${scope.venue}`),
    kstDate(at - skew),
    kstTime(at - skew),
    stale,
    `${t(`broker.${source.broker}`)} ${source.question}`,
    t(`environment.${source.environment}`),
  ]
}
