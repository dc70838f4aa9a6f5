import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../../system/chromium.ts'
import { installProbe, type Probe } from '../page/probe.ts'

export interface ProbedBrowser extends AsyncDisposable {
  readonly version: string
  /** A page with the probe in it, and nothing loaded yet. */
  newPage(): Promise<Page>
}

export async function openProbedBrowser(): Promise<ProbedBrowser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine.')
  // Without its sandbox: containers often cannot make one, and the only page here is our own.
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: ['--password-store=basic'],
  })
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1280, height: 800 } })
  await context.addInitScript(installProbe)
  return {
    version: browser.version(),
    newPage: () => context.newPage(),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

export interface Painted {
  readonly paintedAt: ReadonlyMap<string, number>
  readonly countedAt: Probe['countedAt']
  readonly longTasks: Probe['longTasks']
}

export async function readProbe(page: Page): Promise<Painted> {
  const { painted, ...rest } = await page.evaluate(() => {
    const { paintedAt, countedAt, longTasks } = window.vigilProbe
    // Only plain objects cross from the page.
    return { painted: [...paintedAt], countedAt, longTasks }
  })
  return { paintedAt: new Map(painted), ...rest }
}
