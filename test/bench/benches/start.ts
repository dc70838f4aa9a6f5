import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureBuilt } from '../../../build/ensureBuilt.ts'
import { root } from '../../../build/root.ts'
import type { Bench } from '../support/measurement.ts'
import { openProbedBrowser, type ProbedBrowser } from '../support/openPage.ts'
import { median } from '../support/statistics.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const linkPattern = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/
const deadline = 30_000

/** Milliseconds since the command was started. */
interface Start {
  readonly link: number
  readonly loaded: number
  readonly firstRow: number
}

/** From the start command to the demo's first VI, in a page on the link it prints. */
export const start: Bench = {
  name: 'start',
  async measure({ quick, tell }) {
    await ensureBuilt()
    await using browser = await openProbedBrowser()
    const starts: Start[] = []
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      starts.push(await startOnce(browser))
      tell(`first row after ${starts.at(-1)?.firstRow.toFixed(0)} ms`)
    }
    const figure = (name: string, of: (start: Start) => number) => {
      const rounds = starts.map(of)
      return { kind: 'figure', name, unit: 'ms', value: median(rounds), rounds, goal: null } as const
    }
    return [
      figure('start command -> link printed', ({ link }) => link),
      figure('link printed -> page loaded', ({ link, loaded }) => loaded - link),
      figure('page loaded -> first event painted', ({ loaded, firstRow }) => firstRow - loaded),
      figure('start command -> first event painted', ({ firstRow }) => firstRow),
    ]
  },
}

async function startOnce(browser: ProbedBrowser): Promise<Start> {
  using home = temporaryFolder()
  const page = await browser.newPage()
  const startedAt = Date.now()
  const vigil = startVigil(home.path)
  try {
    const link = await printedLink(vigil)
    const linkAt = Date.now()
    await page.goto(link, { waitUntil: 'load' })
    const loadedAt = Date.now()
    await page.waitForFunction(() => window.vigilProbe.paintedAt.size > 0, undefined, { timeout: deadline })
    const firstRow = await page.evaluate(() => Math.min(...window.vigilProbe.paintedAt.values()))
    return { link: linkAt - startedAt, loaded: loadedAt - startedAt, firstRow: firstRow - startedAt }
  } finally {
    await page.close()
    await end(vigil)
  }
}

/** With no Electron to be found or fetched, so that the browser host is what starts. */
function startVigil(home: string): ChildProcess {
  return spawn(process.execPath, [join(root, 'build', 'start.ts'), '--no-open', '--demo'], {
    env: {
      ...process.env,
      VIGIL_HOME: home,
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
      ELECTRON_OVERRIDE_DIST_PATH: home,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function printedLink(vigil: ChildProcess): Promise<string> {
  if (!vigil.stdout || !vigil.stderr) throw new Error('The start command says nothing.')
  let log = ''
  vigil.stderr.on('data', (text) => {
    log = `${log}${text}`.slice(-2000)
  })
  for await (const line of createInterface(vigil.stdout)) {
    const link = linkPattern.exec(line)?.[0]
    if (link !== undefined) return link
  }
  throw new Error(`The start command ended without printing a link. ${log}`)
}

async function end(vigil: ChildProcess): Promise<void> {
  if (vigil.exitCode !== null || vigil.signalCode !== null) return
  const gone = once(vigil, 'exit')
  vigil.kill('SIGTERM')
  await gone
}
