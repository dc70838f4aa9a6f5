import { type Goal, isMet, type Measurement } from './measurement.ts'
import { median } from './statistics.ts'

/** One line of the table, as it also stands in the JSON. */
export interface Line {
  readonly bench: string
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly floor: number | null
  /** The median of the rounds' ratios; not the ratio of the medians. */
  readonly ratio: number | null
  readonly goal: Goal
  readonly result: 'met' | 'missed' | '–'
  /** Every round as it was measured. */
  readonly rounds: Measurement['rounds']
}

export function toLine(bench: string, measurement: Measurement): Line {
  const { name, unit, goal, rounds } = measurement
  const figures = figuresOf(measurement)
  const met = isMet(goal, figures.ratio ?? figures.ours)
  const result = met === null ? '–' : met ? 'met' : 'missed'
  return { bench, name, unit, ...figures, goal, result, rounds }
}

function figuresOf(measurement: Measurement): Pick<Line, 'ours' | 'floor' | 'ratio'> {
  if (measurement.kind === 'figure') return { ours: measurement.value, floor: null, ratio: null }
  const { rounds } = measurement
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    floor: median(rounds.map(({ floor }) => floor)),
    ratio: median(rounds.map(({ ours, floor }) => ours / floor)),
  }
}

/** One table for each unit, so that every figure stands under the unit it is in. */
export function tablesOf(lines: readonly Line[]): string {
  const units = [...new Set(lines.map(({ unit }) => unit))]
  return units
    .map((unit) =>
      tableOf(
        unit,
        lines.filter((line) => line.unit === unit),
      ),
    )
    .join('\n')
}

function tableOf(unit: string, lines: readonly Line[]): string {
  const hasFloor = lines.some(({ floor }) => floor !== null)
  const goalUnit = hasFloor ? 'x floor' : unit
  const header = hasFloor
    ? [
        'bench',
        'figure',
        `ours (${unit})`,
        `floor (${unit})`,
        'ratio (x floor)',
        `goal (${goalUnit})`,
        'result',
      ]
    : ['bench', 'figure', `ours (${unit})`, `goal (${goalUnit})`, 'result']
  const rows = lines.map((line) => {
    const compared = hasFloor ? [plain(line.floor), plain(line.ratio)] : []
    return [line.bench, line.name, plain(line.ours), ...compared, goalText(line.goal), line.result]
  })
  return grid([header, ...rows])
}

function grid(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const [header = '', ...body] = rows.map((row) =>
    row.map((cell, column) => pad(cell, { width: widths[column] ?? 0, isText: column < 2 })).join('  '),
  )
  return `${[header, '-'.repeat(header.length), ...body].map((line) => line.trimEnd()).join('\n')}\n`
}

function pad(cell: string, { width, isText }: { width: number; isText: boolean }): string {
  return isText ? cell.padEnd(width) : cell.padStart(width)
}

function goalText(goal: Goal): string {
  if (goal === null) return '–'
  if ('atMost' in goal) return `<= ${plain(goal.atMost)}`
  if ('atLeast' in goal) return `>= ${plain(goal.atLeast)}`
  return 'below' in goal ? `< ${plain(goal.below)}` : plain(goal.exactly)
}

/** Three significant digits below a hundred, whole numbers above. */
function plain(value: number | null): string {
  if (value === null) return '–'
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}
