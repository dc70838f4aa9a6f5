import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { ensureBuilt } from '../../../build/ensureBuilt.ts'
import type { BurstSent, HostQuestion, Sent } from '../subjects/hostQuestions.ts'
import { type Child, startChild } from '../support/child.ts'
import type { Bench, Goal, Measurement, Scale } from '../support/measurement.ts'
import { openProbedBrowser, type ProbedBrowser, readProbe } from '../support/openPage.ts'
import { median, percentile } from '../support/statistics.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Between two events, ms; not in step with the frames. */
const period = { least: 93, spread: 15 } as const
const settleDeadline = 30_000

/** What one page on one fresh host showed, ms. */
interface Seen {
  readonly frame: number
  readonly p50: number
  readonly p99: number
  /** From the first of the burst, and from its last. */
  readonly allIn: number
  readonly allInSinceLast: number
  readonly delayP99: number
  readonly longestTask: number
  readonly lost: number
}

/** From the simulated exchange to a row that is painted, in a real browser. */
export const paint: Bench = {
  name: 'paint',
  async measure(scale) {
    await ensureBuilt()
    await using browser = await openProbedBrowser()
    scale.tell(`Chromium ${browser.version}`)
    const seen: Seen[] = []
    for (let round = 0; round < (scale.quick ? 1 : 3); round++) {
      seen.push(await look(browser, scale))
      scale.tell(`p99 ${seen.at(-1)?.p99.toFixed(1)} ms`)
    }
    return figuresOf(seen, countOf(scale))
  },
}

async function look(browser: ProbedBrowser, scale: Scale): Promise<Seen> {
  using folder = temporaryFolder()
  await using host = startChild('subjects/host.ts')
  await ask(host, { ask: 'open', home: folder.path })
  const page = await browser.newPage()
  await page.goto(String(await ask(host, { ask: 'link' })))
  await page.locator('[aria-rowcount]').waitFor()
  const frame = median(await page.evaluate(() => window.vigilProbe.frames(120)))
  const steady = await steadily(host, page, scale)
  const burst = await atOnce(host, page, countOf(scale))
  await page.close()
  return { frame, ...steady, ...burst }
}

async function steadily(host: Child, page: Page, { quick }: Scale): Promise<Pick<Seen, 'p50' | 'p99'>> {
  const before = await rowsOn(page)
  const sent: Sent[] = []
  for (let n = 0; n < (quick ? 20 : 300); n++) {
    sent.push((await ask(host, { ask: 'trigger' })) as Sent)
    await sleep(period.least + ((n * 7) % period.spread))
  }
  await rowsAtLeast(page, before + sent.length)
  const { paintedAt } = await readProbe(page)
  const delays = sent.map(({ id, at }) => (paintedAt.get(id) ?? Number.NaN) - at)
  const missing = delays.filter(Number.isNaN).length
  if (missing > 0) throw new Error(`${missing} of ${sent.length} rows were never painted.`)
  return { p50: percentile(delays, 50), p99: percentile(delays, 99) }
}

async function atOnce(host: Child, page: Page, count: number): Promise<Omit<Seen, 'frame' | 'p50' | 'p99'>> {
  const before = await rowsOn(page)
  const { sent, delayP99 } = (await ask(host, { ask: 'burst', count, milliseconds: 1000 })) as BurstSent
  await rowsAtLeast(page, before + count)
  const { countedAt, longTasks } = await readProbe(page)
  const [first, last] = [sent[0]?.at ?? Number.NaN, sent.at(-1)?.at ?? Number.NaN]
  const allAt = countedAt.find(({ rows }) => rows >= before + count)?.at ?? Number.NaN
  const tasks = longTasks.filter(({ at }) => at >= first).map(({ milliseconds }) => milliseconds)
  return {
    allIn: allAt - first,
    allInSinceLast: allAt - last,
    delayP99,
    longestTask: Math.max(0, ...tasks),
    lost: count - ((await rowsOn(page)) - before),
  }
}

function figuresOf(seen: readonly Seen[], count: number): Measurement[] {
  const figure = (name: string, of: (seen: Seen) => number, goal: Goal = null): Measurement => {
    const rounds = seen.map(of)
    return { kind: 'figure', name, unit: 'ms', value: median(rounds), rounds, goal }
  }
  const sent = 'frame sent -> row painted, 10 events/s'
  const burst = `burst of ${count.toLocaleString('en-US')} in 1 s`
  const lost = seen.map((one) => one.lost)
  return [
    figure('animation frame', ({ frame }) => frame),
    figure(`${sent}, p50`, ({ p50 }) => p50),
    figure(`${sent}, p99`, ({ p99 }) => p99, { atMost: 33 }),
    figure(`${burst}: first sent -> all in the list`, ({ allIn }) => allIn),
    figure(`${burst}: last sent -> all in the list`, ({ allInSinceLast }) => allInSinceLast),
    figure(`${burst}: event-loop delay of the host, p99`, ({ delayP99 }) => delayP99, { below: 50 }),
    figure(`${burst}: longest task of the page over 50 ms (0: none)`, ({ longestTask }) => longestTask),
    {
      kind: 'figure',
      name: `${burst}: lost, all rounds`,
      unit: 'events',
      value: lost.reduce((total, one) => total + Math.abs(one), 0),
      rounds: lost,
      goal: { exactly: 0 },
    },
  ]
}

function countOf({ quick }: Scale): number {
  return quick ? 200 : 2000
}

async function rowsOn(page: Page): Promise<number> {
  return (await readProbe(page)).countedAt.at(-1)?.rows ?? 0
}

/** When they never come, the count says how many are missing: that is a figure and no failure. */
async function rowsAtLeast(page: Page, rows: number): Promise<void> {
  const enough = (rows: number) => {
    const last = window.vigilProbe.countedAt.at(-1)
    return last !== undefined && last.rows >= rows && Number.isFinite(last.at)
  }
  await page.waitForFunction(enough, rows, { timeout: settleDeadline }).catch(() => undefined)
}

function ask(host: Child, question: HostQuestion): Promise<unknown> {
  return host.ask(question)
}
