import type { DatabaseSync } from 'node:sqlite'
import { Source } from '../../shared/domain/answer.ts'
import { InvestorRow, type ProgramReading, type ProgramScope } from '../../shared/domain/programTrade.ts'
import { KstDate } from '../../shared/domain/time.ts'
import { Trouble } from '../../shared/domain/trouble.ts'
import { packed, unpacked } from './readingsFigures.ts'

type Row = Record<string, unknown>

const Investors = InvestorRow.pick({ code: true, name: true }).array()

interface Heading {
  readonly source: Source
  readonly investors: readonly Pick<InvestorRow, 'code' | 'name'>[]
}

export interface ReadingWrites {
  /** Nothing changes where the series has a reading of that moment. */
  reading(scope: ProgramScope, date: KstDate, reading: ProgramReading): void
  /** Removes the days before this one. */
  forgetBefore(date: KstDate): void
}

export function prepareWrites(db: DatabaseSync): ReadingWrites {
  const forget = db.prepare('DELETE FROM series WHERE day < ?')
  const addSeries = db.prepare(
    'INSERT INTO series (market, venue, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const findSeries = db.prepare('SELECT id FROM series WHERE market = ? AND venue = ? AND day = ?')
  const addHeading = db.prepare(
    'INSERT INTO heading (series, source, investors) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const findHeading = db.prepare('SELECT id FROM heading WHERE series = ? AND source = ? AND investors = ?')
  const addReading = db.prepare(
    `INSERT INTO reading (series, at, heading, figures, trouble) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )

  return {
    reading({ market, venue }, date, reading) {
      addSeries.run(market, venue, date)
      const series = Number(findSeries.get(market, venue, date)?.id)
      if (reading.kind === 'missed') {
        addReading.run(series, reading.at, null, null, JSON.stringify(reading.trouble))
        return
      }
      const investors = JSON.stringify(reading.table.map(({ code, name }) => ({ code, name })))
      const source = JSON.stringify(reading.source)
      addHeading.run(series, source, investors)
      const heading = Number(findHeading.get(series, source, investors)?.id)
      const figures = packed(reading.table.map(({ trades }) => trades))
      addReading.run(series, reading.at, heading, figures, null)
    },
    forgetBefore: (date) => void forget.run(date),
  }
}

export interface ReadingReads {
  /** Oldest first. */
  readingsOf(scope: ProgramScope, date: KstDate): ProgramReading[]
  days(scope: ProgramScope): KstDate[]
}

export function prepareReads(db: DatabaseSync): ReadingReads {
  const series = db.prepare('SELECT id FROM series WHERE market = ? AND venue = ? AND day = ?')
  const days = db.prepare('SELECT day FROM series WHERE market = ? AND venue = ?')
  const headings = db.prepare('SELECT id, source, investors FROM heading WHERE series = ?')
  const readings = db.prepare(
    'SELECT at, heading, figures, trouble FROM reading WHERE series = ? ORDER BY at',
  )

  return {
    readingsOf({ market, venue }, date) {
      const id = Number(series.get(market, venue, date)?.id ?? 0)
      const byId = new Map(headings.all(id).map((row) => [Number(row.id), toHeading(row)]))
      return readings.all(id).map((row) => toReading(row, byId))
    },
    days: ({ market, venue }) => days.all(market, venue).map(({ day }) => KstDate.parse(day)),
  }
}

function toHeading({ source, investors }: Row): Heading {
  return {
    source: Source.parse(JSON.parse(String(source))),
    investors: Investors.parse(JSON.parse(String(investors))),
  }
}

function toReading(row: Row, headings: ReadonlyMap<number, Heading>): ProgramReading {
  const at = Number(row.at)
  const heading = headings.get(Number(row.heading))
  if (!heading || !(row.figures instanceof Uint8Array))
    return { kind: 'missed', at, trouble: Trouble.parse(JSON.parse(String(row.trouble))) }
  const next = unpacked(row.figures)
  return {
    kind: 'read',
    at,
    source: heading.source,
    table: heading.investors.map((of) => ({ ...of, trades: next() })),
  }
}
