import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openReadings } from '../../../electron/journal/openReadings.ts'
import { pageHeaders } from '../../../electron/pages/pageHeaders.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import type { SeriesChoice } from '../../../shared/domain/programSeries.ts'
import { kospi, programSource, programTable } from '../../support/programReadings.ts'
import { buildPage, origin, serveFrom } from '../support/builtPage.ts'
import type { Bench, Measurement } from '../support/measurement.ts'
import { openProbedBrowser } from '../support/openPage.ts'
import { median, percentile } from '../support/statistics.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Every 30 seconds from 08:00 to 19:40. */
const fullDay = 1400
/** Every 30 seconds from 08:00 to 20:00. */
const keptDay = 1440

/** The day's chart of program trade, alone on a page and under the window's own policy: handed -> painted. */
export const program: Bench = {
  name: 'program',
  async measure({ quick, tell }) {
    using folder = temporaryFolder()
    await buildPage('dayChart.html', folder.path)
    await using browser = await openProbedBrowser()
    tell(`Chromium ${browser.version}`)
    const page = await browser.newPage()
    await serveFrom(folder.path, page, pageHeaders("'self'"))
    await page.goto(`${origin}/page/dayChart.html`)
    await draw(page, 1, 'kind')
    await page.locator('canvas').waitFor()
    const frame = median(await page.evaluate(() => window.vigilProbe.frames(60)))
    const count = quick ? 5 : 60
    const lines = (by: SeriesChoice['by']) => ({
      anew: (round: number) => draw(page, fullDay - (round % 2) * 700, by),
      more: (round: number) => draw(page, fullDay + 1 + round, by),
    })
    const [five, usual] = [lines('investor'), lines('kind')]
    return [
      ...keptFigures(),
      { kind: 'figure', name: 'animation frame', unit: 'ms', value: frame, goal: null },
      ...figuresOf('a day drawn anew, five investors', await repeatedly(count, five.anew), frame),
      ...figuresOf('one reading more, five investors', await repeatedly(count, five.more), frame),
      ...figuresOf('a day drawn anew, 전체·차익·비차익', await repeatedly(count, usual.anew), frame),
      ...figuresOf('one reading more, 전체·차익·비차익', await repeatedly(count, usual.more), frame),
    ]
  },
}

type Drawn = Awaited<ReturnType<Window['dayChart']['draw']>>

function draw(page: Page, readings: number, by: SeriesChoice['by']): Promise<Drawn> {
  return page.evaluate(([readings, by]) => window.dayChart.draw(readings, by), [readings, by] as const)
}

/** The first of a kind makes its canvas and is not counted. */
async function repeatedly(count: number, once: (round: number) => Promise<Drawn>): Promise<readonly Drawn[]> {
  await once(-1)
  const drawn: Drawn[] = []
  for (let round = 0; round < count; round++) drawn.push(await once(round))
  return drawn
}

function figuresOf(name: string, drawn: readonly Drawn[], frame: number): readonly Measurement[] {
  const milliseconds = drawn.map((one) => one.milliseconds)
  const frames = milliseconds.map((taken) => Math.ceil(taken / frame))
  const figure = (unit: string, rounds: readonly number[], percent: number): Measurement => ({
    kind: 'figure',
    name: `${name}, p${percent}`,
    unit,
    value: percentile(rounds, percent),
    rounds,
    goal: null,
  })
  return [
    figure('ms', milliseconds, 50),
    figure('ms', milliseconds, 99),
    {
      ...figure(
        'ms',
        drawn.map(({ ofSeries }) => ofSeries),
        50,
      ),
      name: `${name}, the series alone, p50`,
    },
    figure('frames', frames, 50),
    figure('frames', frames, 99),
  ]
}

/** What a day of one market on one venue takes on the disk, and a reading's way there. */
function keptFigures(): readonly Measurement[] {
  using folder = temporaryFolder()
  const file = join(folder.path, 'program.sqlite')
  const log = openReadings(file, systemClock)
  const source = programSource()
  const taken: number[] = []
  for (let n = 0; n < keptDay; n++) {
    const reading = { kind: 'read', at: dayStart + n * 30_000, source, table: programTable(n) } as const
    const startedAt = performance.now()
    log.record(kospi, reading)
    taken.push(performance.now() - startedAt)
  }
  log.close()
  const bytes = readdirSync(folder.path).reduce(
    (sum, name) => sum + statSync(join(folder.path, name)).size,
    0,
  )
  const figure = (name: string, unit: string, value: number): Measurement => ({
    kind: 'figure',
    name,
    unit,
    value,
    goal: null,
  })
  return [
    figure(`a day kept, ${keptDay} readings of eleven classes`, 'MB', bytes / 1e6),
    figure('a reading kept, p50', 'ms', median(taken)),
    figure('a reading kept, p99', 'ms', percentile(taken, 99)),
  ]
}

/** 2026-10-14 08:00 in Korea. */
const dayStart = Date.UTC(2026, 9, 13, 23)
