import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plotData, trace } from '../../renderer/panels/program/chart/plotData.ts'
import { seriesOf } from '../../shared/domain/programSeries.ts'
import type { ProgramReading } from '../../shared/domain/programTrade.ts'
import { missed, read, tableOf, trades } from '../domain/program.ts'

const period = 30
const second = 1000

function reading(at: number, all: string | undefined, arbitrage: string | undefined): ProgramReading {
  const sent = { 'all.amount.net': all, 'arbitrage.amount.net': arbitrage }
  const figures = Object.entries(sent).flatMap(([place, text]) => (text === undefined ? [] : [[place, text]]))
  return read(at, tableOf('9100', trades(Object.fromEntries(figures))))
}

/** Every period, late, after a sleep, twice at one moment; read, read in part, or missed. */
const anyDay = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 29, 30, 31, 75, 76, 600),
      fc.option(fc.constantFrom('12', '-7', '0', '99999999999999999999', undefined), { nil: 'missed' }),
      fc.constantFrom('3', '0', undefined),
    ),
    { maxLength: 40 },
  )
  .map((steps) => {
    let at = 32_400_000
    return steps.map(([seconds, all, arbitrage]) => {
      at += seconds * second
      return all === 'missed' ? missed(at) : reading(at, all, arbitrage)
    })
  })

const linesOf = (day: readonly ProgramReading[]) =>
  seriesOf(day, { by: 'kind', unit: 'amount' }, period).lines

/** What the pen leaves on the canvas: joined pairs and lone dots, in time and amount. */
function drawn(times: readonly number[], values: readonly (number | null)[]) {
  const place = (row: number) => `${times[row]}: ${values[row]}`
  const joins: string[] = []
  const dots: string[] = []
  let pen: number | null = null
  trace(values, {
    start(row) {
      pen = row
    },
    join(row) {
      expect(pen).toBe(row - 1)
      joins.push(`${place(row - 1)} - ${place(row)}`)
      pen = row
    },
    dot: (row) => dots.push(place(row)),
  })
  return { joins, dots }
}

test('the pen joins exactly the neighbours within a segment, dots a value that stands alone, and draws nothing else', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const lines = linesOf(day)
      const { times, values } = plotData(lines)
      for (const [index, { segments }] of lines.entries()) {
        const place = ({ at, value }: { at: number; value: string }) => `${at}: ${Number(value)}`
        const pairs = segments.flatMap((run) =>
          run.slice(1).map((to, before) => `${place(run[before] ?? to)} - ${place(to)}`),
        )
        const lone = segments.flatMap((run) => (run.length === 1 ? run.map(place) : []))
        expect(drawn(times, values[index] ?? [])).toEqual({ joins: pairs, dots: lone })
      }
    }),
    { numRuns: 500 },
  )
})

test('a zero is drawn only where zero was read', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const lines = linesOf(day)
      const { times, values } = plotData(lines)
      for (const [index, { points }] of lines.entries()) {
        const zeros = points.filter(({ value }) => value === '0').map(({ at }) => at)
        expect(times.filter((_, row) => values[index]?.[row] === 0)).toEqual(zeros)
      }
    }),
  )
})

test('rows are in the order of time, one for each reading, and one more for each silence between two that are known', () => {
  const day = [
    reading(0, '1', '1'),
    reading(30 * second, '2', '2'),
    reading(630 * second, '3', undefined),
    missed(660 * second),
  ]
  const { times, values } = plotData(linesOf(day))
  expect(times).toEqual([0, 30_000, 330_000, 630_000, 660_000])
  expect(values[0]).toEqual([1, 2, null, 3, null])
  expect(values[1]).toEqual([1, 2, null, null, null])
})

test('a day without readings, and one without lines, are empty and no error', () => {
  expect(plotData(linesOf([]))).toEqual({ times: [], values: [[], [], []] })
  expect(plotData([])).toEqual({ times: [], values: [] })
})
