import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createI18n } from '../../renderer/app/createI18n.ts'
import { programCsv } from '../../renderer/panels/program/programCsv.ts'
import { seriesCsv } from '../../renderer/panels/program/seriesCsv.ts'
import type { Figure } from '../../shared/domain/figure.ts'
import { tableRows } from '../../shared/domain/investors.ts'
import { seriesOf } from '../../shared/domain/programSeries.ts'
import { totalOf } from '../../shared/domain/programSums.ts'
import {
  ProgramKind,
  type ProgramReading,
  ProgramSide,
  type ProgramTrades,
  ProgramUnit,
} from '../../shared/domain/programTrade.ts'
import { kstDate, kstTime } from '../../shared/domain/time.ts'
import { tenOClock } from '../support/interruptions.ts'
import { parseCsv } from '../support/parseCsv.ts'
import { anyReading, kospi, programSource, programTable } from '../support/programReadings.ts'

const { t } = createI18n('ko')
const deps = { scope: kospi, t, skew: 0 }

const plain = (cell: string) => /^="(.*)"$/s.exec(cell)?.[1] ?? cell

function written(figure: Figure<string>): string {
  if (figure.kind === 'sent') return figure.value
  return figure.kind === 'blank' ? '' : '읽을 수 없음'
}

const figuresOf = (trades: ProgramTrades) =>
  ProgramKind.options.flatMap((kind) =>
    ProgramUnit.options.flatMap((unit) =>
      ProgramSide.options.map((side) => written(trades[kind][unit][side])),
    ),
  )

test('every figure of any table comes back from its file, each state told apart', () => {
  fc.assert(
    fc.property(anyReading(tenOClock, tenOClock + 3_600_000), (reading) => {
      fc.pre(reading.kind === 'read')
      const [head, total, ...rows] = parseCsv(programCsv(reading, { ...deps, stale: null }))
      expect(head).toHaveLength(3 + 18 + 7)
      expect(total?.slice(3, 21).map(plain)).toEqual(figuresOf(totalOf(reading.table)))
      const expected = tableRows(reading.table)
      expect(rows.map(([code]) => plain(code ?? ''))).toEqual(expected.map(({ code }) => code))
      expect(rows.map((row) => row.slice(3, 21).map(plain))).toEqual(
        expected.map((row) => (row.kind === 'missing' ? Array(18).fill('오지 않음') : figuresOf(row.trades))),
      )
    }),
  )
})

test('a figure that a spreadsheet would round is kept as a text', () => {
  const [first, ...rest] = programTable(1)
  if (!first) throw new Error('no table')
  const long = { kind: 'sent', value: '-99999999999999999999' } as const
  const { trades } = first
  const all = { ...trades.all, amount: { ...trades.all.amount, net: long } }
  const table = [{ ...first, trades: { ...trades, all } }, ...rest]
  const text = programCsv(
    { kind: 'read', at: tenOClock, source: programSource(), table },
    { ...deps, stale: '1분이 넘은 값' },
  )
  expect(text).toContain('"=""-99999999999999999999"""')
  const rows = parseCsv(text)
  expect(rows[2]?.slice(-7)).toEqual([
    '코스피',
    '통합',
    kstDate(tenOClock),
    '10:00:00',
    '1분이 넘은 값',
    '한국투자 HHPPG046600C1',
    '실전',
  ])
})

test('the series has one line a reading in the order of time; a missed one has no figure and its reason', () => {
  const choices = [{ by: 'kind' }, { by: 'investor', codes: ['9100', '6500'], kind: 'arbitrage' }] as const
  fc.assert(
    fc.property(
      fc.array(anyReading(tenOClock, tenOClock + 3_600_000), { maxLength: 12 }),
      fc.constantFrom(...choices),
      fc.constantFrom(...ProgramUnit.options),
      (readings, lines, unit) => {
        const series = seriesOf(readings, { ...lines, unit }, 30)
        const [head, ...rows] = parseCsv(
          seriesCsv(readings, series, { ...deps, unit, why: ({ kind }) => `실패 ${kind}` }),
        )
        expect(head).toHaveLength(7 + series.lines.length)
        const day = readings.toSorted((one, other) => one.at - other.at)
        expect(rows.map(([, time, state]) => [time, state])).toEqual(
          day.map((reading) => [kstTime(reading.at), stateOf(reading)]),
        )
        expect(rows.map((row) => row.slice(7).map(plain))).toEqual(
          day.map((reading, at) =>
            series.lines.map(({ points }) => points[at]?.value ?? (reading.kind === 'read' ? '값 없음' : '')),
          ),
        )
      },
    ),
  )
})

function stateOf(reading: ProgramReading): string {
  return reading.kind === 'read' ? '받음' : `실패 ${reading.trouble.kind}`
}
