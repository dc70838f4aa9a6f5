import type { TFunction } from 'i18next'
import type { ProgramLine, ProgramSeries } from '../../../shared/domain/programSeries.ts'
import type { ProgramReading, ProgramScope, ProgramUnit } from '../../../shared/domain/programTrade.ts'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { type CsvCell, csvText } from '../../format/csv.ts'
import { exactCell } from './csvCells.ts'
import { className } from './mismatchWords.ts'

interface SeriesCsvDeps {
  readonly scope: ProgramScope
  readonly unit: ProgramUnit
  readonly t: TFunction
  /** This machine's clock minus the broker's, ms. */
  readonly skew: number
  readonly why: (trouble: Trouble) => string
}

/**
 * One line a reading, missed ones too, with the 순매수 of every line that is drawn: exact and as the broker counts.
 * `series`: of these readings, so that its points are theirs in the order of time.
 */
export function seriesCsv(
  readings: readonly ProgramReading[],
  series: ProgramSeries,
  { scope, unit, t, skew, why }: SeriesCsvDeps,
): string {
  const columns = ['date', 'time', 'state', 'market', 'venue', 'source', 'data'] as const
  const day = readings.toSorted((one, other) => one.at - other.at)
  return csvText([
    [
      ...columns.map((column) => t(`program.csv.${column}`)),
      ...series.lines.map((line) => lineName(line, unit, t)),
    ],
    ...day.map((reading, at): CsvCell[] => [
      kstDate(reading.at - skew),
      kstTime(reading.at - skew),
      reading.kind === 'read' ? t('program.csv.read') : why(reading.trouble),
      t(`market.${scope.market}`),
      t(`venue.${scope.venue}`),
      ...originOf(reading, t),
      ...series.lines.map((line) => cellOf(reading, line.points[at]?.value ?? null, t)),
    ]),
  ])
}

function lineName({ code, kind }: ProgramLine, unit: ProgramUnit, t: TFunction): string {
  const name = code === null ? t('program.total') : className(code, null, t)
  const net = t(`program.csv.${unit}`, { kind: t(`program.kind.${kind}`), side: t('program.side.net') })
  return `${name} ${net}`
}

function originOf(reading: ProgramReading, t: TFunction): readonly CsvCell[] {
  if (reading.kind === 'missed') return ['', '']
  const { broker, question, environment } = reading.source
  return [`${t(`broker.${broker}`)} ${question}`, t(`environment.${environment}`)]
}

/** A reading that failed has no figure; one that came without this figure says so. */
function cellOf(reading: ProgramReading, value: string | null, t: TFunction): CsvCell {
  if (value !== null) return exactCell(value)
  return reading.kind === 'missed' ? '' : t('program.csv.noFigure')
}
