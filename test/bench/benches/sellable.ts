import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { ensureBuilt } from '../../../build/ensureBuilt.ts'
import type { SellableQuestion } from '../subjects/sellable.ts'
import { type Child, startChild } from '../support/child.ts'
import type { Bench, Measurement, Scale } from '../support/measurement.ts'
import { openProbedBrowser } from '../support/openPage.ts'
import { inTurn } from '../support/rounds.ts'
import { median, percentile } from '../support/statistics.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Between two questions, ms: more than the spacing that the broker's limit asks for. */
const gap = 80

/** A sellable check: its cost over a bare request to the same server, and from the key to the painted answer. */
export const sellable: Bench = {
  name: 'sellable',
  async measure(scale) {
    await ensureBuilt()
    using folder = temporaryFolder()
    await using server = startChild('load/sellableServer.ts')
    const rest = `http://127.0.0.1:${await server.ask({ ask: 'port' })}`
    await using host = startChild('subjects/sellable.ts')
    await ask(host, { ask: 'open', home: folder.path, rest })
    const count = scale.quick ? 20 : 100
    await middle(host, 'ours', count)
    await middle(host, 'floor', count)
    const rounds = await inTurn(scale.quick ? 2 : 7, {
      tell: scale.tell,
      floor: () => middle(host, 'floor', count),
      ours: () => middle(host, 'ours', count),
    })
    const bare = median(rounds.map(({ floor }) => floor))
    return [
      {
        kind: 'ratio',
        name: 'ask -> decoded answer in the monitor, median; floor: undici and JSON.parse',
        unit: 'ms',
        rounds,
        goal: { atMost: 1.25 },
      },
      ...(await withPython(rest, bare, count, scale)),
      ...(await painted(host, scale)),
    ]
  },
}

async function middle(host: Child, kind: 'ours' | 'floor', count: number): Promise<number> {
  return median((await ask(host, { ask: kind, count, gap })) as number[])
}

const pythonScript = `
import json, sys, time, requests
rest, count, gap = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]) / 1000
session = requests.Session()
headers = {'content-type': 'application/json; charset=utf-8', 'authorization': 'Bearer bench', 'appkey': 'A' * 36,
           'appsecret': 'S' * 180, 'tr_id': 'TTTC8408R', 'tr_cont': '', 'custtype': 'P'}
params = {'CANO': '50123456', 'ACNT_PRDT_CD': '01', 'PDNO': '360750'}
taken = []
for n in range(count):
    time.sleep(gap)
    started = time.perf_counter()
    assert session.get(rest + '/uapi/domestic-stock/v1/trading/inquire-psbl-sell', headers=headers, params=params).json()['output']['ord_psbl_qty'] == '2'
    taken.append((time.perf_counter() - started) * 1000)
print(json.dumps(taken))
`

/** What a script in Python takes for the same request, where the machine has `requests`. */
async function withPython(
  rest: string,
  bare: number,
  count: number,
  { tell }: Scale,
): Promise<Measurement[]> {
  try {
    const { stdout } = await promisify(execFile)('python3', ['-c', pythonScript, rest, `${count}`, `${gap}`])
    const value = median(JSON.parse(stdout) as number[])
    tell(`Python: ${(value / bare).toFixed(2)} x the bare request`)
    return [
      { kind: 'figure', name: 'the same by Python requests.Session, median', unit: 'ms', value, goal: null },
    ]
  } catch {
    tell('not measured: Python with requests is not on this machine (python3-requests)')
    return []
  }
}

async function painted(host: Child, { quick }: Scale): Promise<Measurement[]> {
  await using browser = await openProbedBrowser()
  const page = await browser.newPage()
  await page.goto(String(await ask(host, { ask: 'link' })))
  const field = page.getByRole('combobox', { name: '종목 코드, 이름, 초성' })
  await field.waitFor()
  await page.keyboard.press('F2')
  await field.fill('360750')
  const delays = await keyToPaint(page, quick ? 10 : 200)
  const name = 'Enter -> painted answer'
  return [
    { kind: 'figure', name: `${name}, p50`, unit: 'ms', value: median(delays), goal: null },
    { kind: 'figure', name: `${name}, p99`, unit: 'ms', value: percentile(delays, 99), goal: null },
  ]
}

/** From each key's own time stamp to the end of the frame that shows the new answer, ms. */
async function keyToPaint(page: Page, count: number): Promise<number[]> {
  const delays: number[] = []
  for (let n = 0; n < count; n++) {
    await page.waitForTimeout(gap + ((n * 7) % 15))
    await page.evaluate(watchOne)
    await page.keyboard.press('Enter')
    delays.push(await page.evaluate(() => window.vigilAnswer))
  }
  return delays
}

declare global {
  interface Window {
    vigilAnswer: Promise<number>
  }
}

/** Runs in the page: the answer carries the moment at which it was asked for. */
function watchOne(): void {
  const askedAt = () => document.querySelector('[data-asked-at]')?.getAttribute('data-asked-at')
  const before = askedAt()
  window.vigilAnswer = new Promise((resolve) => {
    let pressedAt = Number.NaN
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressedAt = timeStamp
      },
      { capture: true, once: true },
    )
    const watcher = new MutationObserver(() => {
      if (askedAt() === undefined || askedAt() === before) return
      watcher.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - pressedAt)
        port2.postMessage(null)
      })
    })
    watcher.observe(document, { subtree: true, childList: true, attributes: true })
  })
}

function ask(host: Child, question: SellableQuestion): Promise<unknown> {
  return host.ask(question)
}
