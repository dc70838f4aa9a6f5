import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { pageHeaders } from '../../../electron/pages/pageHeaders.ts'
import type { SeriesChoice } from '../../../shared/domain/programSeries.ts'
import type { Bench, Goal, Measurement } from '../support/measurement.ts'
import { openProbedBrowser } from '../support/openPage.ts'
import { median, percentile } from '../support/statistics.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const benchFolder = fileURLToPath(new URL('..', import.meta.url))
/** No server is behind it: the files are handed to the browser as it asks. */
const origin = 'http://chart.invalid'
/** Every 30 seconds from 08:00 to 19:40. */
const fullDay = 1400
/** An update fits into a frame. */
const update: Goal = { atMost: 16.7 }

/** The day's chart of program trade, alone on a page and under the window's own policy: handed -> painted. */
export const program: Bench = {
  name: 'program',
  async measure({ quick, tell }) {
    using folder = temporaryFolder()
    await buildPage(folder.path)
    await using browser = await openProbedBrowser()
    tell(`Chromium ${browser.version}`)
    const page = await browser.newPage()
    await serveFrom(folder.path, page)
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
      { kind: 'figure', name: 'animation frame', unit: 'ms', value: frame, goal: null },
      ...figuresOf('a day drawn anew, five investors', await repeatedly(count, five.anew), frame, null),
      ...figuresOf('one reading more, five investors', await repeatedly(count, five.more), frame, update),
      ...figuresOf('a day drawn anew, 전체·차익·비차익', await repeatedly(count, usual.anew), frame, null),
      ...figuresOf('one reading more, 전체·차익·비차익', await repeatedly(count, usual.more), frame, update),
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

function figuresOf(name: string, drawn: readonly Drawn[], frame: number, goal: Goal): readonly Measurement[] {
  const milliseconds = drawn.map((one) => one.milliseconds)
  const frames = milliseconds.map((taken) => Math.ceil(taken / frame))
  const figure = (unit: string, rounds: readonly number[], percent: number, goal: Goal): Measurement => ({
    kind: 'figure',
    name: `${name}, p${percent}`,
    unit,
    value: percentile(rounds, percent),
    rounds,
    goal,
  })
  return [
    figure('ms', milliseconds, 50, goal),
    figure('ms', milliseconds, 99, null),
    {
      ...figure(
        'ms',
        drawn.map(({ ofSeries }) => ofSeries),
        50,
        null,
      ),
      name: `${name}, the series alone, p50`,
    },
    figure('frames', frames, 50, null),
    figure('frames', frames, 99, null),
  ]
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: benchFolder,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 1000,
      assetsInlineLimit: 0,
      target: 'es2024',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${benchFolder}page/dayChart.html` },
    },
  })
}

async function serveFrom(folder: string, page: Page): Promise<void> {
  const headers = pageHeaders("'self'")
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    woff2: 'font/woff2',
  }
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const type = types[pathname.split('.').at(-1) ?? '']
    return type === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ path: `${folder}${pathname}`, headers: { ...headers, 'content-type': type } })
  })
}
