import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProgramRow, programRows } from '../../electron/simulator/kis/programRows.ts'
import { createProgramDay, type ProgramScope } from '../../electron/simulator/market/programDay.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { morning } from './support/simulate.ts'

const hour = 3_600_000
const members = ['1000', '2000', '3000', '3100', '4000', '5000', '6000']
const kinds = ['all', 'arbt', 'nabt']
const units = ['qty', 'amt']

const seeds = fc.nat({ max: 2 ** 31 })
const seconds = fc.nat({ max: 86_399 })
const markets = fc.constantFrom<ProgramScope['market']>('KOSPI', 'KOSDAQ')
const venues = fc.constantFrom<ProgramScope['venue']>('KRX', 'NXT', 'combined')
const moments = fc
  .tuple(fc.nat({ max: 900 }), seconds)
  .map(([day, second]) => kstDayStart(morning) + day * 24 * hour + second * 1000)

function rowsAt(seed: number, scope: ProgramScope, at: number): readonly ProgramRow[] {
  return programRows(createProgramDay(seed)(scope, at))
}

/** Every figure has to be an exact whole number as the wire writes it. */
function figure(row: ProgramRow | undefined, name: string): number {
  const text = row?.[name] ?? ''
  expect(text, name).toMatch(/^(0|-?[1-9]\d*)$/)
  return Number(text)
}

function expectNear(figures: readonly number[], told: number, within: number): void {
  const sum = figures.reduce((before, each) => before + each, 0)
  expect(Math.abs(sum - told)).toBeLessThanOrEqual(within)
}

/** The six prefixes and units of gross and net figures of one row. */
const columns = kinds.flatMap((kind) =>
  ['seln', 'shnu', 'ntby'].flatMap((side) => units.map((unit) => `${kind}_${side}_${unit}`)),
)

test('at any moment nets, kinds, institutions and venues add up but for rounding, which stays within 2', () => {
  fc.assert(
    fc.property(seeds, markets, venues, moments, (seed, market, venue, at) => {
      const rows = rowsAt(seed, { market, venue }, at)
      for (const row of rows) {
        for (const unit of units) {
          for (const kind of kinds) {
            const [sold, bought, net] = ['seln', 'shnu', 'ntby'].map((side) =>
              figure(row, `${kind}_${side}_${unit}`),
            )
            expectNear([bought ?? Number.NaN, -(sold ?? Number.NaN)], net ?? Number.NaN, 2)
          }
          for (const side of ['seln', 'shnu', 'ntby']) {
            const parts = ['arbt', 'nabt'].map((kind) => figure(row, `${kind}_${side}_${unit}`))
            expectNear(parts, figure(row, `all_${side}_${unit}`), 2)
          }
        }
      }
      const coded = (code: string) => rows.find(({ invr_cls_code }) => invr_cls_code === code)
      for (const column of columns) {
        const parts = members.map((code) => figure(coded(code), column))
        expectNear(parts, figure(coded('8888'), column), 2)
      }
    }),
  )
})

test('KRX and NXT together are what is told of both', () => {
  fc.assert(
    fc.property(seeds, markets, moments, (seed, market, at) => {
      const krx = rowsAt(seed, { market, venue: 'KRX' }, at)
      const nxt = rowsAt(seed, { market, venue: 'NXT' }, at)
      rowsAt(seed, { market, venue: 'combined' }, at).forEach((row, n) => {
        for (const column of columns) {
          expectNear([figure(krx[n], column), figure(nxt[n], column)], figure(row, column), 2)
        }
      })
    }),
  )
})

test('what was sold or bought is never taken back within a day, and a day begins with nothing', () => {
  const gross = columns.filter((column) => !column.includes('ntby'))
  fc.assert(
    fc.property(seeds, markets, venues, moments, seconds, (seed, market, venue, at, second) => {
      const other = kstDayStart(at) + second * 1000
      const [earlier, later] = [Math.min(at, other), Math.max(at, other)]
      const [opening, before, after] = [kstDayStart(at), earlier, later].map((moment) =>
        rowsAt(seed, { market, venue }, moment),
      )
      after?.forEach((row, n) => {
        for (const column of gross) {
          expect(figure(row, column)).toBeGreaterThanOrEqual(figure(before?.[n], column))
          expect(figure(before?.[n], column)).toBeGreaterThanOrEqual(0)
          expect(opening?.[n]?.[column]).toBe('0')
        }
      })
    }),
  )
})

test('even from one second to the next nothing is taken back', () => {
  const sold = (second: number) =>
    rowsAt(11, { market: 'KOSPI', venue: 'KRX' }, morning + second * 1000).map((row) =>
      figure(row, 'nabt_seln_amt'),
    )
  for (let second = 1; second < 900; second++) {
    const before = sold(second - 1)
    sold(second).forEach((figure, n) => {
      expect(figure).toBeGreaterThanOrEqual(before[n] ?? Number.NaN)
    })
  }
})

test('by mid-morning nets go either way, arbitrage is small, and rounding shows as it does in captured rows', () => {
  const days = Array.from({ length: 40 }, (_, n) =>
    rowsAt(5, { market: 'KOSPI', venue: 'combined' }, morning + n * 24 * hour),
  )
  const rows = days.flat()
  const foreign = rows.filter(({ invr_cls_code }) => invr_cls_code === '9100')
  for (const row of foreign) {
    expect(figure(row, 'nabt_seln_amt')).toBeGreaterThan(150_000)
    expect(figure(row, 'arbt_seln_amt')).toBeLessThan(figure(row, 'nabt_seln_amt') / 10)
  }
  const nets = foreign.map((row) => Math.sign(figure(row, 'all_ntby_amt')))
  expect(nets).toContain(1)
  expect(nets).toContain(-1)
  const others = rows.filter(({ invr_cls_code }) => invr_cls_code === '7100')
  expect(others.every((row) => row.arbt_shnu_amt === '0' && row.arbt_ntby_qty === '0')).toBe(true)
  const off = (row: ProgramRow) =>
    figure(row, 'nabt_shnu_amt') - figure(row, 'nabt_seln_amt') - figure(row, 'nabt_ntby_amt')
  expect(rows.some((row) => Math.abs(off(row)) === 1)).toBe(true)
})
