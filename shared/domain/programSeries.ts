import { type Figure, sent } from './figure.ts'
import { onlyRow } from './investors.ts'
import { totalAt } from './programSums.ts'
import { ProgramKind, type ProgramReading, type ProgramTable, type ProgramUnit } from './programTrade.ts'
import type { Instant } from './time.ts'

/** What is drawn of 순매수: 전체, 차익 and 비차익 of all investors, or one kind of some. */
export type SeriesChoice = { readonly unit: ProgramUnit } & (
  | { readonly by: 'kind' }
  | { readonly by: 'investor'; readonly codes: readonly string[]; readonly kind: ProgramKind }
)

/** `null`: nothing is known of this moment. */
export interface SeriesPoint {
  readonly at: Instant
  readonly value: string | null
}

interface KnownPoint {
  readonly at: Instant
  readonly value: string
}

/** From the last that is known, or the day's first attempt, to the next that is known, or the latest attempt. */
export interface Hole {
  readonly from: Instant
  readonly until: Instant
}

/** One line of the chart. */
export interface ProgramLine {
  /** Of this class; `null`: of all. */
  readonly code: string | null
  readonly kind: ProgramKind
  /** One a reading, missed or not. */
  readonly points: readonly SeriesPoint[]
  /** What may be joined. Between two segments, nothing may. */
  readonly segments: readonly (readonly KnownPoint[])[]
  /** What this line cannot tell, the day's own holes among it. */
  readonly holes: readonly Hole[]
}

export interface ProgramSeries {
  readonly lines: readonly ProgramLine[]
  /** When nobody was answered, whichever line is drawn. */
  readonly holes: readonly Hole[]
}

type Read = Extract<ProgramReading, { readonly kind: 'read' }>

/** So many periods after a reading, it no longer tells the present: one late reading is forgiven, a lost one is not. */
const reach = 2.5

/** The lines of one day's readings. `period`: seconds between two readings, as `ProgramNews` tells it. */
export function seriesOf(
  readings: readonly ProgramReading[],
  choice: SeriesChoice,
  period: number,
): ProgramSeries {
  const day = inTime(readings)
  const wanted =
    choice.by === 'kind'
      ? ProgramKind.options.map((kind) => ({ code: null, kind }))
      : choice.codes.map((code) => ({ code, kind: choice.kind }))
  const lines = wanted.map(({ code, kind }) => {
    const points = day.map((reading) => point(reading, code, kind, choice.unit))
    return { code, kind, points, ...broken(points, isKnown, period) }
  })
  return { lines, holes: broken(day, isRead, period).holes }
}

function point(
  reading: ProgramReading,
  code: string | null,
  kind: ProgramKind,
  unit: ProgramUnit,
): SeriesPoint {
  if (reading.kind === 'missed') return { at: reading.at, value: null }
  const { at, table } = reading
  return {
    at,
    value: sent(code === null ? totalAt(table, kind, unit, 'net') : netOf(table, code, kind, unit)),
  }
}

/** A class that was not sent, or came twice, has no figure. */
function netOf(table: ProgramTable, code: string, kind: ProgramKind, unit: ProgramUnit): Figure<string> {
  return onlyRow(table, code)?.trades[kind][unit].net ?? { kind: 'unreadable' }
}

/** Splits a day where something unknown lies between two moments, or more time than the polling explains. */
function broken<Moment extends { readonly at: Instant }, Known extends Moment>(
  moments: readonly Moment[],
  known: (moment: Moment) => moment is Known,
  period: number,
): { readonly segments: readonly (readonly Known[])[]; readonly holes: readonly Hole[] } {
  const segments: Known[][] = []
  const holes: Hole[] = []
  let from = moments[0]?.at ?? 0
  let open: Known[] | null = null
  const pierce = (until: Instant) => {
    if (until > from) holes.push({ from, until })
  }
  for (const moment of moments) {
    if (!known(moment)) {
      open = null
      continue
    }
    if (open === null || tooFar(from, moment.at, period)) {
      pierce(moment.at)
      open = []
      segments.push(open)
    }
    open.push(moment)
    from = moment.at
  }
  pierce(moments.at(-1)?.at ?? from)
  return { segments, holes }
}

/** A difference, and from when it is counted. */
export interface ProgramChange {
  readonly since: Instant
  readonly difference: string
}

/**
 * What the line did up to `at`: since the reading before, and since the one that was at least so many minutes earlier.
 * `null`: nothing is known near that moment. Points in the order of their time, as a line has them; `period` in seconds.
 */
export function changeSince(
  points: readonly SeriesPoint[],
  at: Instant,
  minutes: number,
  period: number,
): { readonly sinceLast: ProgramChange | null; readonly sinceMinutes: ProgramChange | null } {
  const present = knownAt(points, at, period)
  if (present === null) return { sinceLast: null, sinceMinutes: null }
  const earlier = points.filter((one) => one.at < present.at)
  return {
    sinceLast: change(knownAt(earlier, present.at, period), present),
    sinceMinutes: change(knownAt(earlier, present.at - minutes * 60_000, period), present),
  }
}

function knownAt(points: readonly SeriesPoint[], at: Instant, period: number): KnownPoint | null {
  const last = points.filter(isKnown).findLast((one) => one.at <= at)
  return last === undefined || tooFar(last.at, at, period) ? null : last
}

function change(from: KnownPoint | null, to: KnownPoint): ProgramChange | null {
  return from && { since: from.at, difference: String(BigInt(to.value) - BigInt(from.value)) }
}

/** The last table that was read, whatever was missed since; its `at` tells how old it is. */
export function latestTable(readings: readonly ProgramReading[]): Read | null {
  return inTime(readings).findLast(isRead) ?? null
}

/** The table as it stood at a moment of the day. `null`: that moment lies in a hole. `period` in seconds. */
export function tableAt(readings: readonly ProgramReading[], at: Instant, period: number): Read | null {
  const last = inTime(readings).findLast((reading) => reading.at <= at)
  return last === undefined || !isRead(last) || tooFar(last.at, at, period) ? null : last
}

/** A clock that was set back leaves readings behind in another order than theirs. */
function inTime(readings: readonly ProgramReading[]): readonly ProgramReading[] {
  return readings.toSorted((one, other) => one.at - other.at)
}

function tooFar(from: Instant, until: Instant, period: number): boolean {
  return until - from > reach * period * 1000
}

function isKnown(one: SeriesPoint): one is KnownPoint {
  return one.value !== null
}

function isRead(reading: ProgramReading): reading is Read {
  return reading.kind === 'read'
}
