import { MarketShift } from '../../../shared/domain/tradingCalendar.ts'

/** One late day as typed. */
export interface ShiftDraft {
  /** Tells the rows apart while they are edited. */
  readonly id: number
  /** "2026-11-19", or with points, slashes or nothing between. */
  readonly date: string
  readonly opening: string
  readonly closing: string
}

export type ShiftPart = 'date' | 'opening' | 'closing'

/** What cannot be. `repeated`: another row above has the same date. */
export interface ShiftProblem {
  readonly id: number
  readonly part: ShiftPart
  readonly problem: 'missing' | 'repeated' | 'minutes'
}

export type ReadShifts =
  | { readonly kind: 'right'; readonly shifts: MarketShift[] }
  /** The first of each row, in the order of the rows. */
  | { readonly kind: 'wrong'; readonly problems: readonly ShiftProblem[] }

/** What the exchanges do on days of this kind; the date is announced each year. */
export const usualShifts = {
  yearOpening: { opening: 60, closing: 0 },
  csat: { opening: 60, closing: 60 },
} as const

export function draftOfShifts(shifts: readonly MarketShift[]): readonly ShiftDraft[] {
  return shifts.map(({ date, opening, closing }, id) => ({
    id,
    date: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`,
    opening: String(opening),
    closing: String(closing),
  }))
}

/** What a row's field is called in the form. */
export function shiftName(id: number, part: ShiftPart): string {
  return `marketShifts-${id}-${part}`
}

/** With one more row that has no date yet. */
export function withShift(
  rows: readonly ShiftDraft[],
  { opening, closing }: Pick<MarketShift, 'opening' | 'closing'>,
): readonly ShiftDraft[] {
  const id = 1 + Math.max(-1, ...rows.map((row) => row.id))
  return [...rows, { id, date: '', opening: String(opening), closing: String(closing) }]
}

/** In the order of their dates, or what is wrong with them. */
export function readShifts(rows: readonly ShiftDraft[]): ReadShifts {
  const problems: ShiftProblem[] = []
  const byDate = new Map<string, MarketShift>()
  for (const row of rows) {
    const read = MarketShift.safeParse(shiftIn(row))
    if (!read.success) problems.push({ id: row.id, ...problemOf(read.error.issues[0]?.path[0]) })
    else if (byDate.has(read.data.date)) problems.push({ id: row.id, part: 'date', problem: 'repeated' })
    else byDate.set(read.data.date, read.data)
  }
  if (problems.length > 0) return { kind: 'wrong', problems }
  return { kind: 'right', shifts: [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date)) }
}

function shiftIn({ date, opening, closing }: ShiftDraft) {
  return {
    date: date.replaceAll(/[\s./-]/g, ''),
    opening: wholeNumber(opening),
    closing: wholeNumber(closing),
  }
}

/** What was typed, or `null` where it is no whole number. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : null
}

function problemOf(part: PropertyKey | undefined): Pick<ShiftProblem, 'part' | 'problem'> {
  if (part === 'opening' || part === 'closing') return { part, problem: 'minutes' }
  return { part: 'date', problem: 'missing' }
}
