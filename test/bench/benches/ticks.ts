import type { Page } from 'playwright-core'
import type { Painted } from '../subjects/ticks.ts'
import { buildPage, origin, serveFrom } from '../support/builtPage.ts'
import type { Bench, Goal, Measurement, Scale } from '../support/measurement.ts'
import { openProbedBrowser } from '../support/openPage.ts'
import { median, percentile } from '../support/statistics.ts'
import { leastDisturbed, watchStolenTime } from '../support/stolenTime.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const rows = 200
const loads = [
  { perSecond: 5_000, frames: 58, delay: 40 },
  { perSecond: 20_000, frames: 55, delay: 50 },
] as const

const cells = 'td[data-column="price"]'
const lists = {
  watch: 'div:has(> #watch-list)',
  portfolio: 'div:has(> #portfolio-list)',
  naive: '#naive',
} as const
const scrolls = [
  { name: '2,000 watched', list: 'watch', issues: 2_000, goal: { exactly: 0 } },
  { name: '3,000 held', list: 'portfolio', issues: 3_000, goal: { exactly: 0 } },
  { name: '2,000 rows, a naive page', list: 'naive', issues: 2_000, goal: null },
] as const
/** Pixels a second: 120 rows. */
const wheel = 2880

/** A page that runs all day has long fetched its late parts: they come 5 s after the first look, one by one, ms. */
const startedAfter = 7000

interface Seen extends Painted {
  readonly longest: number
  /** Of all processors' time, by the machine's host; a share of 1. */
  readonly stolen: number
}

const stolenTime = "of the processors' time taken by the machine's host"
const stolenPercent = ({ stolen }: Seen) => stolen * 100

/** Prices on the screen under load, and long lists under the wheel: the app, and a naive page beside it. */
export const ticks: Bench = {
  name: 'ticks',
  async measure(scale) {
    using folder = temporaryFolder()
    await buildPage('ticks.html', folder.path)
    const open = (kind: 'ours' | 'naive', issues: number) => openPage(folder.path, { kind, issues })
    const [loaded, scrolled]: [Loaded[], Scrolled[][]] = [[], []]
    // In turns: where the machine has a bad minute, it is one round of each that has it, and no figure has all three.
    for (let round = 0; round < (scale.quick ? 1 : 3); round++) {
      loaded.push(await underLoad(open, scale))
      scrolled.push(await underTheWheel(open, scale))
    }
    return [...loadFigures(loaded), ...scrollFigures(scrolled, scale)]
  },
}

type Open = (kind: 'ours' | 'naive', issues: number) => Promise<Opened>

/** A page in a browser of its own, which ends with it: what a naive page leaves undone weighs on nobody after it. */
interface Opened extends AsyncDisposable {
  readonly page: Page
}

async function openPage(
  folder: string,
  { kind, issues }: { readonly kind: 'ours' | 'naive'; readonly issues: number },
): Promise<Opened> {
  const browser = await openProbedBrowser()
  const page = await browser.newPage()
  await serveFrom(folder, page)
  await page.goto(`${origin}/page/ticks.html`)
  await page.evaluate(([kind, issues]) => window.ticks.open(kind, issues), [kind, issues] as const)
  if (kind === 'ours') {
    await page.getByRole('tab').first().waitFor()
    await page.keyboard.press('F9')
    await page.locator(lists.watch).waitFor()
    await page.waitForTimeout(startedAfter)
  }
  return { page, [Symbol.asyncDispose]: () => browser[Symbol.asyncDispose]() }
}

/** For each of the loads, ours and a naive page beside it. */
type Loaded = readonly Readonly<Record<'ours' | 'naive', Seen>>[]

async function underLoad(open: Open, { quick, tell }: Scale): Promise<Loaded> {
  const seconds = quick ? 2 : 10
  const loadedOnce = async (kind: 'ours' | 'naive', perSecond: number) => {
    await using opened = await open(kind, rows)
    const seen = await watched(opened.page, perSecond, seconds)
    tell(`${perSecond}/s, ${kind}: ${told(seen)}`)
    return seen
  }
  const undisturbed = (kind: 'ours' | 'naive', perSecond: number) =>
    leastDisturbed(
      () => loadedOnce(kind, perSecond),
      ({ stolen }) => stolen,
    )
  const loaded = []
  for (const { perSecond } of loads)
    loaded.push({ ours: await undisturbed('ours', perSecond), naive: await undisturbed('naive', perSecond) })
  return loaded
}

function loadFigures(rounds: readonly Loaded[]): Measurement[] {
  return loads.flatMap(({ perSecond, frames, delay }, place) => {
    const name = `${rows} rows, ${perSecond.toLocaleString('en-US')} ticks/s`
    const seen = (kind: 'ours' | 'naive') => rounds.flatMap((round) => round[place]?.[kind] ?? [])
    return [
      ...figuresOf(name, seen('ours'), { frames: { atLeast: frames }, delay: { atMost: delay } }),
      ...figuresOf(`${name}, a naive page`, seen('naive'), { frames: null, delay: null }),
    ]
  })
}

/** The page settles under the load before it is looked at. */
async function watched(page: Page, perSecond: number, seconds: number): Promise<Seen> {
  await page.evaluate((perSecond) => window.ticks.rate(perSecond), perSecond)
  await page.waitForTimeout(1500)
  return looked(page, () =>
    page.evaluate(([cells, seconds]) => window.ticks.watch(cells, seconds), [cells, seconds] as const),
  )
}

async function looked(page: Page, look: () => Promise<Painted>): Promise<Seen> {
  const before = await page.evaluate(() => window.vigilProbe.longTasks.length)
  const stolen = watchStolenTime()
  const painted = { ...(await look()), stolen: stolen() }
  const tasks = await page.evaluate((before) => window.vigilProbe.longTasks.slice(before), before)
  return { ...painted, longest: Math.max(0, ...tasks.map(({ milliseconds }) => milliseconds)) }
}

function told(seen: Seen): string {
  const { framesPerSecond, delays, longest } = seen
  const [p50, p99] = [percentile(delays, 50), percentile(delays, 99)].map((delay) => delay.toFixed(0))
  const frames = `${framesPerSecond.toFixed(1)} frames/s`
  return `${frames}, p50 ${p50} p99 ${p99} ms, longest task ${longest.toFixed(0)} ms, ${stolenWords(seen)}`
}

function stolenWords(seen: Seen): string {
  return `${stolenPercent(seen).toFixed(2)} % stolen`
}

function figuresOf(
  name: string,
  seen: readonly Seen[],
  goals: { readonly frames: Goal; readonly delay: Goal },
): Measurement[] {
  const figure = figuresIn(name, seen)
  const noLongTask: Goal = goals.frames && { exactly: 0 }
  return [
    figure('frames', '1/s', ({ framesPerSecond }) => framesPerSecond, goals.frames),
    figure('tick made -> painted, p50', 'ms', ({ delays }) => percentile(delays, 50), null),
    figure('tick made -> painted, p99', 'ms', ({ delays }) => percentile(delays, 99), goals.delay),
    figure('longest task over 50 ms (0: none)', 'ms', ({ longest }) => longest, noLongTask),
    figure(stolenTime, '%', stolenPercent, null),
  ]
}

/** What the rounds give by the median of one figure in each. */
function figuresIn<Round>(name: string, rounds: readonly Round[]) {
  return (what: string, unit: string, of: (round: Round) => number, goal: Goal): Measurement => {
    const values = rounds.map(of)
    return { kind: 'figure', name: `${name}: ${what}`, unit, value: median(values), rounds: values, goal }
  }
}

interface Scrolled {
  readonly still: Seen
  readonly moving: Seen
}

/** For each of the lists. */
async function underTheWheel(open: Open, scale: Scale): Promise<Scrolled[]> {
  const seconds = secondsOfWheel(scale)
  const seen: Scrolled[] = []
  for (const { name, list, issues } of scrolls) {
    const look = async () => {
      await using opened = await open(list === 'naive' ? 'naive' : 'ours', issues)
      const scrolled = await scrolledOnce(opened.page, list, seconds)
      const { still, moving } = scrolled
      const dropped = `${moving.dropped} of ${seconds * 60} frames dropped, ${stolenWords(moving)}`
      scale.tell(`${name}: ${dropped}; ${still.dropped} dropped while it stood still, ${stolenWords(still)}`)
      return scrolled
    }
    seen.push(await leastDisturbed(look, ({ moving }) => moving.stolen))
  }
  return seen
}

function secondsOfWheel({ quick }: Scale): number {
  return quick ? 1 : 5
}

function scrollFigures(rounds: readonly (readonly Scrolled[])[], scale: Scale): Measurement[] {
  const frames = secondsOfWheel(scale) * 60
  return scrolls.flatMap(({ name, goal }, place) => {
    const figure = figuresIn(
      name,
      rounds.flatMap((round) => round[place] ?? []),
    )
    return [
      figure(`dropped of ${frames} while it stood still`, 'frames', ({ still }) => still.dropped, null),
      figure(`dropped of ${frames} under the wheel`, 'frames', ({ moving }) => moving.dropped, goal),
      figure('longest task over 50 ms (0: none)', 'ms', ({ moving }) => moving.longest, goal),
      figure(stolenTime, '%', ({ moving }) => stolenPercent(moving), null),
    ]
  })
}

async function scrolledOnce(page: Page, list: keyof typeof lists, seconds: number): Promise<Scrolled> {
  if (list === 'portfolio') {
    await page.keyboard.press('F3')
    await page.locator(lists.portfolio).waitFor()
  }
  if (list === 'naive') {
    await page.evaluate(() => window.ticks.rate(2_000))
    await page.waitForTimeout(3000)
    await page.evaluate(() => window.ticks.rate(0))
  }
  await page.waitForTimeout(1500)
  const still = await looked(page, () => framesOver(page, seconds))
  const moving = await looked(page, async () => {
    const [painted] = await Promise.all([framesOver(page, seconds), turnWheel(page, lists[list], seconds)])
    return painted
  })
  return { still, moving }
}

function framesOver(page: Page, seconds: number): Promise<Painted> {
  return page.evaluate(([cells, seconds]) => window.ticks.watch(cells, seconds), ['none', seconds] as const)
}

/** As a hand does it: the browser's own gesture, down for half of the time and back up. */
async function turnWheel(page: Page, list: string, seconds: number): Promise<void> {
  const place = await page.locator(list).boundingBox()
  if (!place) throw new Error(`There is nothing to scroll at ${list}.`)
  const session = await page.context().newCDPSession(page)
  for (const way of [-1, 1])
    await session.send('Input.synthesizeScrollGesture', {
      x: place.x + place.width / 2,
      y: place.y + place.height / 2,
      yDistance: (way * wheel * seconds) / 2,
      speed: wheel,
      gestureSourceType: 'mouse',
    })
  await session.detach()
}
