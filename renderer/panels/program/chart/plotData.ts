import type { ProgramLine } from '../../../../shared/domain/programSeries.ts'
import type { Instant } from '../../../../shared/domain/time.ts'

/** One row a reading, the lines side by side. Numbers here only place a stroke; what is read as text stays exact. */
export interface PlotData {
  readonly times: Instant[]
  /** By line, then by row. `null`: the pen is up. */
  readonly values: (number | null)[][]
}

type Line = Pick<ProgramLine, 'points' | 'segments'>

/** Rows of lines that share their readings. Where time alone parts two known values, an empty row comes between. */
export function plotData(lines: readonly Line[]): PlotData {
  const moments = (lines[0]?.points ?? []).map(({ at }) => at)
  const segments = lines.map(segmentOfPoints)
  const silent = (index: number) => segments.some((of) => isParted(of[index - 1], of[index]))
  const silences = new Set(moments.flatMap((_, index) => (silent(index) ? [index] : [])))
  const times = withEmptyRows(moments, silences, (index) => {
    const [before = 0, after = 0] = [moments[index - 1], moments[index]]
    return before + (after - before) / 2
  })
  const values = lines.map(({ points }) =>
    withEmptyRows(
      points.map(({ value }) => (value === null ? null : Number(value))),
      silences,
      () => null,
    ),
  )
  return { times, values }
}

function withEmptyRows<T>(
  column: readonly T[],
  silences: ReadonlySet<number>,
  empty: (index: number) => T,
): T[] {
  if (silences.size === 0) return [...column]
  return column.flatMap((value, index) => (silences.has(index) ? [empty(index), value] : [value]))
}

/** For each point the number of its segment; `null`: it is not known, and in none. */
function segmentOfPoints({ points, segments }: Line): readonly (number | null)[] {
  const inOrder = segments.flatMap((run, index) => run.map(() => index))
  let known = 0
  return points.map(({ value }) => (value === null ? null : (inOrder[known++] ?? null)))
}

function isParted(before: number | null | undefined, after: number | null | undefined): boolean {
  return typeof before === 'number' && typeof after === 'number' && before !== after
}

interface Pen {
  readonly start: (row: number) => void
  /** From the row before. */
  readonly join: (row: number) => void
  /** A value that has no neighbour to be joined to. */
  readonly dot: (row: number) => void
}

/** Draws one line. The pen never crosses a row that is not known. */
export function trace(values: readonly (number | null | undefined)[], pen: Pen): void {
  const known = (row: number) => typeof values[row] === 'number'
  for (const row of values.keys()) {
    if (!known(row)) continue
    if (known(row - 1)) pen.join(row)
    else if (known(row + 1)) pen.start(row)
    else pen.dot(row)
  }
}
