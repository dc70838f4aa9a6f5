import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeSince,
  latestTable,
  type SeriesChoice,
  type SeriesPoint,
  seriesOf,
  tableAt,
} from '../../shared/domain/programSeries.ts'
import type { ProgramReading } from '../../shared/domain/programTrade.ts'
import { anyTable, missed, read, row, tableOf, trades } from './program.ts'

const period = 30
const second = 1000
const byKind: SeriesChoice = { by: 'kind', unit: 'amount' }

/** A reading of so much 순매수 of all, `undefined`: the field was empty; its 차익 is always there. */
function reading(seconds: number, net: string | undefined): ProgramReading {
  const figures = { 'arbitrage.amount.net': '1', ...(net === undefined ? {} : { 'all.amount.net': net }) }
  return read(seconds * second, tableOf('9100', trades(figures)))
}

const lineOf = (readings: readonly ProgramReading[], choice = byKind) =>
  seriesOf(readings, choice, period).lines[0] ?? expect.fail('no line')

const values = (points: readonly SeriesPoint[]) => points.map(({ value }) => value)

test('a missed reading ends the line, and the next begins another: no zero, no bridge, a band between', () => {
  const day = [
    reading(0, '10'),
    reading(30, '-20'),
    missed(60 * second),
    reading(90, '30'),
    reading(120, '0'),
  ]
  const line = lineOf(day)
  expect(values(line.points)).toEqual(['10', '-20', null, '30', '0'])
  expect(line.segments.map(values)).toEqual([
    ['10', '-20'],
    ['30', '0'],
  ])
  expect(line.holes).toEqual([{ from: 30 * second, until: 90 * second }])
  expect(seriesOf(day, byKind, period).holes).toEqual(line.holes)
})

test('an empty field breaks its own line only', () => {
  const day = [reading(0, '10'), reading(30, undefined), reading(60, '30')]
  const { lines, holes } = seriesOf(day, byKind, period)
  expect(lines.map(({ kind, segments }) => [kind, segments.length])).toEqual([
    ['all', 2],
    ['arbitrage', 1],
    ['nonArbitrage', 0],
  ])
  expect(lines.map((line) => line.holes)).toEqual([
    [{ from: 0, until: 60 * second }],
    [],
    [{ from: 0, until: 60 * second }],
  ])
  expect(holes).toEqual([])
})

test('one late reading is forgiven; a distance over two and a half periods is a hole, though nothing failed', () => {
  expect(lineOf([reading(0, '1'), reading(75, '2')]).segments).toHaveLength(1)
  const asleep = lineOf([reading(0, '1'), reading(76, '2')])
  expect(asleep.segments.map(values)).toEqual([['1'], ['2']])
  expect(asleep.holes).toEqual([{ from: 0, until: 76 * second }])
})

test('a day that begins or ends with misses has its holes there', () => {
  const line = lineOf([
    missed(0),
    missed(30 * second),
    reading(60, '1'),
    reading(90, '2'),
    missed(120 * second),
  ])
  expect(line.holes).toEqual([
    { from: 0, until: 60 * second },
    { from: 90 * second, until: 120 * second },
  ])
  expect(lineOf([missed(0), missed(30 * second)]).holes).toEqual([{ from: 0, until: 30 * second }])
  expect(seriesOf([], byKind, period)).toMatchObject({ holes: [], lines: [{ points: [] }, {}, {}] })
})

test('chosen investors have a line each, in the order chosen; one that was not sent or came twice has no figure', () => {
  const net = (value: string) => trades({ 'nonArbitrage.quantity.net': value })
  const first = [row('8000', net('-3')), row('9100', net('4')), row('1000', net('5'))]
  const then = [row('8000', net('-6')), row('9100', net('8')), row('9100', net('9'))]
  const { lines } = seriesOf(
    [read(0, first), read(30 * second, then)],
    { by: 'investor', unit: 'quantity', codes: ['9100', '8000', '1000'], kind: 'nonArbitrage' },
    period,
  )
  expect(lines.map(({ code, kind, points }) => [code, kind, values(points)])).toEqual([
    ['9100', 'nonArbitrage', ['4', null]],
    ['8000', 'nonArbitrage', ['-3', '-6']],
    ['1000', 'nonArbitrage', ['5', null]],
  ])
})

/** A day as it may come: every period, late, after a sleep; read, read in part, or missed. */
const anyDay = fc
  .array(
    fc.tuple(
      fc.constantFrom(29, 30, 31, 74, 75, 76, 600),
      fc.constantFrom('12', '-7', '0', undefined, 'missed'),
    ),
    { maxLength: 30 },
  )
  .map((steps) => {
    let at = 0
    return steps.map(([seconds, what]) => {
      at += seconds
      return what === 'missed' ? missed(at * second) : reading(at, what)
    })
  })

test('two readings are joined only if both are known, neighbours, and near; every other stretch is a hole', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { points, segments, holes } = lineOf(day)
      expect(points.map(({ at }) => at)).toEqual(day.map(({ at }) => at))
      expect(segments.flat()).toEqual(points.filter(({ value }) => value !== null))
      const joins = segments.flatMap((run) => run.slice(1).map(({ at }, index) => `${run[index]?.at}-${at}`))
      for (const [index, to] of points.entries()) {
        const from = points[index - 1]
        if (from === undefined) continue
        const near = from.value !== null && to.value !== null && to.at - from.at <= 75_000
        const middle = (from.at + to.at) / 2
        expect(joins.includes(`${from.at}-${to.at}`)).toBe(near)
        expect(holes.some((hole) => hole.from < middle && middle < hole.until)).toBe(!near)
      }
    }),
    { numRuns: 300 },
  )
})

test('the order in which readings are handed over changes nothing', () => {
  const day = [reading(0, '1'), missed(30 * second), reading(60, '3'), reading(90, '4')]
  const turned = day.toReversed()
  expect(seriesOf(turned, byKind, period)).toEqual(seriesOf(day, byKind, period))
  expect(latestTable(turned)?.at).toBe(90 * second)
  expect(tableAt(turned, 61 * second, period)?.at).toBe(60 * second)
})

test('a line of all is the exact total of each table, or nothing', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const parts = ['8000', '8888', '9100', '7100'].map((code) => {
        const [only, ...others] = table.filter((one) => one.code === code)
        const net = only?.trades.all.amount.net
        return others.length === 0 && net?.kind === 'sent' ? BigInt(net.value) : null
      })
      const known = parts.filter((part) => part !== null)
      const sum = known.length === 4 ? String(known.reduce((one, other) => one + other)) : null
      expect(values(lineOf([read(0, table)]).points)).toEqual([sum])
    }),
  )
})

const points = (...steps: readonly (readonly [seconds: number, value: string | null])[]): SeriesPoint[] =>
  steps.map(([seconds, value]) => ({ at: seconds * second, value }))

test('a change is counted from the reading before, and from the one at least so many minutes earlier', () => {
  const line = points([0, '100'], [30, '90'], [60, '85'], [91, '-20'])
  expect(changeSince(line, 91 * second, 1, period)).toEqual({
    sinceLast: { since: 60 * second, difference: '-105' },
    sinceMinutes: { since: 30 * second, difference: '-110' },
  })
  expect(changeSince(line, 89 * second, 1, period)).toEqual({
    sinceLast: { since: 30 * second, difference: '-5' },
    sinceMinutes: { since: 0, difference: '-15' },
  })
  const late = changeSince(line, 121 * second, 1, period)
  expect(late).toEqual(changeSince(line, 91 * second, 1, period))
  const long = points([0, '-99999999999999999999'], [30, '99999999999999999999'])
  expect(changeSince(long, 30 * second, 1, period).sinceLast?.difference).toBe('199999999999999999998')
})

test('no change is told where nothing is known near the moment; a hole in between does not matter', () => {
  const nothing = { sinceLast: null, sinceMinutes: null }
  const line = points([0, '1'], [30, '2'], [60, null], [90, null], [120, null], [150, '9'])
  expect(changeSince(line, 150 * second, 2, period)).toEqual({
    sinceLast: null,
    sinceMinutes: { since: 30 * second, difference: '7' },
  })
  expect(changeSince(line, 150 * second, 3, period)).toEqual(nothing)
  expect(changeSince(line, 120 * second, 1, period)).toEqual(nothing)
  expect(changeSince(line, 0, 1, period)).toEqual(nothing)
  expect(changeSince([], 0, 1, period)).toEqual(nothing)
})

test('the latest table outlives a miss with its own time; the table at a moment in a hole is not known', () => {
  const day = [reading(0, '1'), reading(30, '2'), missed(60 * second)]
  expect(latestTable(day)?.at).toBe(30 * second)
  expect(latestTable([missed(0)])).toBeNull()
  const at = (seconds: number) => tableAt(day, seconds * second, period)?.at
  expect([29, 30, 59].map(at)).toEqual([0, 30 * second, 30 * second])
  expect([60, 70].map(at)).toEqual([undefined, undefined])
  expect(tableAt([reading(0, '1')], 75 * second, period)?.at).toBe(0)
  expect(tableAt([reading(0, '1')], 76 * second, period)).toBeNull()
  expect(tableAt([reading(10, '1')], 9 * second, period)).toBeNull()
})
