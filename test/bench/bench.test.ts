import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { isMet } from './support/measurement.ts'
import { tablesOf, toLine } from './support/report.ts'
import { median, percentile } from './support/statistics.ts'
import { leastDisturbed } from './support/stolenTime.ts'

const script = fileURLToPath(new URL('run.ts', import.meta.url))

function bench(...args: string[]) {
  return promisify(execFile)(process.execPath, [script, ...args])
}

test('a quick run prints a table with a unit in every header of a figure, and writes the same as JSON', async () => {
  const out = join(temporaryFolder(), 'bench.json')
  const { stdout } = await bench('--quick', '--only', 'decode', '--out', out)
  const [header = '', , ...rows] = stdout.trimEnd().split('\n')
  expect(header.split(/ {2,}/)).toEqual([
    'bench',
    'figure',
    'ours (µs CPU/event)',
    'floor (µs CPU/event)',
    'ratio (x floor)',
    'goal (x floor)',
    'result',
  ])
  const { machine, lines, failures } = JSON.parse(readFileSync(out, 'utf8'))
  expect(rows).toHaveLength(lines.length)
  expect(failures).toEqual([])
  expect(machine.node).toBe(process.versions.node)
  for (const { ours, floor, ratio, rounds, result } of lines) {
    expect(Math.min(ours, floor, ratio)).toBeGreaterThan(0)
    expect(rounds.length).toBeGreaterThan(1)
    expect(['met', 'missed']).toContain(result)
  }
})

test('a bench that cannot be run is named, and the command fails', async () => {
  const out = join(temporaryFolder(), 'bench.json')
  await expect(bench('--only', 'nonsense', '--out', out)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('not measured: nonsense: '),
  })
  expect(JSON.parse(readFileSync(out, 'utf8')).failures).toHaveLength(1)
})

test('a ratio is the median of the rounds and not the ratio of the medians', () => {
  const rounds = [
    { ours: 2, floor: 1 },
    { ours: 30, floor: 10 },
    { ours: 4, floor: 4 },
  ]
  const line = toLine('x', { kind: 'ratio', name: 'y', unit: 'µs', rounds, goal: { atMost: 1.5 } })
  expect(line).toMatchObject({ ours: 4, floor: 4, ratio: 2, result: 'missed' })
  expect(tablesOf([line]).split('\n')[2]).toMatch(/^x {2}.*2 +<= 1\.50 +missed$/)
})

test('a figure that is not a number meets no goal', () => {
  for (const goal of [{ atMost: 1 }, { below: 1 }, { exactly: 0 }])
    expect(isMet(goal, Number.NaN)).toBe(false)
  expect(isMet({ atMost: 250 }, 250)).toBe(true)
  expect(isMet({ atLeast: 58 }, 58)).toBe(true)
  expect(isMet({ atLeast: 58 }, 57.9)).toBe(false)
  expect(isMet({ below: 50 }, 50)).toBe(false)
  expect(isMet(null, 7)).toBe(null)
})

test('percentiles are values that occurred, and the median of an even count lies between', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)
  expect(percentile(hundred, 99)).toBe(99)
  expect(median(hundred)).toBe(50.5)
  expect(median([])).toBeNaN()
})

test('of looks that were disturbed the least disturbed one counts, never the best one, and peace ends them', async () => {
  const looks = async (...stolen: number[]) => {
    const left = stolen.map((share, place) => ({ share, place }))
    const seen = await leastDisturbed(
      async () => left.shift() ?? expect.fail('one look too many'),
      ({ share }) => share,
    )
    return { seen: seen.place, left: left.length }
  }
  expect(await looks(0.3, 0.1, 0.2, 0.15, 0)).toEqual({ seen: 1, left: 1 })
  expect(await looks(0.3, 0.004, 0)).toEqual({ seen: 1, left: 1 })
  expect(await looks(0, 0)).toEqual({ seen: 0, left: 1 })
})
