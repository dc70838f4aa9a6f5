import type { ProgramLine } from '../../../../shared/domain/programSeries.ts'
import type { Instant } from '../../../../shared/domain/time.ts'

export interface EndLabel {
  /** `null`: not known at the moment that is looked at. */
  readonly value: string | null
  /** When the value was so, where that is before the latest reading. */
  readonly of: Instant | null
  /** The value that the label stands beside; `null`: the line has none. */
  readonly beside: string | null
}

/** What stands at a line's end: its value at the reading looked at, else the last it has, with its time if it is old. */
export function endLabel({ points, segments }: ProgramLine, lookedAt: Instant | null): EndLabel {
  const last = segments.at(-1)?.at(-1) ?? null
  if (lookedAt !== null) {
    const value = points.findLast(({ at }) => at === lookedAt)?.value ?? null
    return { value, of: null, beside: value ?? last?.value ?? null }
  }
  if (last === null) return { value: null, of: null, beside: null }
  const latest = points.at(-1)?.value !== null
  return { value: last.value, of: latest ? null : last.at, beside: last.value }
}

/** The longest that `endLabel` may tell of a line. */
export function widestLabel(line: ProgramLine): EndLabel {
  const longer = (one: string, { value }: { readonly value: string }) =>
    value.length > one.length ? value : one
  const value = line.segments.flat().reduce(longer, '')
  return { value: value === '' ? null : value, of: endLabel(line, null).of, beside: null }
}
