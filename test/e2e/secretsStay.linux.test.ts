import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { loadKeytar } from '../../electron/credentials/keytar.ts'
import { type Simulator, startSimulator } from '../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../electron/systemClock.ts'
import type { MonitorApi } from '../../shared/contract.ts'
import { BrokerId } from '../../shared/domain/instrument.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { connectToMonitor } from './support/connectToMonitor.ts'
import { enterAll, flagsOf } from './support/guide.ts'
import { openBrowser } from './support/openBrowser.ts'
import { startServe } from './support/startServe.ts'

test('after a session full of faults, no key, no secret, no token and no account can be found anywhere', async () => {
  await using simulator = await startSimulator({
    clock: systemClock,
    seed: 23,
    day: 'quiet',
    pingPeriod: 500,
  })
  const home = temporaryFolder()
  await using serve = startServe(home, flagsOf(simulator))
  await using browser = await openBrowser()
  const page = await browser.context.newPage()
  const transcript = recordFrames(page)
  const link = await serve.link()
  await page.goto(link)
  await enterAll(page, simulator)
  const firstTokens = await tokensOf(home)
  await page.keyboard.press('Escape')
  await page.keyboard.press('F8')

  using client = await connectToMonitor(await secondLink(serve, home))
  const said = await sufferEverything(client.api, simulator, serve.pid)
  const doms = [await page.content(), await page.evaluate(() => document.body.innerText)]
  const processes = familyOf(serve.pid)
  expect(processes.length).toBeGreaterThan(1)

  const canaries = [...secretsOf(simulator), ...firstTokens, ...(await tokensOf(home))]
  expect(firstTokens.length).toBeGreaterThanOrEqual(3)
  const places: Readonly<Record<string, string>> = {
    'what the host said': serve.output(),
    'what the host told the page': transcript.received.join('\n'),
    'what the host told another page': said,
    'what is on the page': doms.join('\n'),
    'arguments and environments': processes.map(argumentsAndEnvironment).join('\n'),
    ...Object.fromEntries(filesIn(home).map((file) => [file, readFileSync(join(home, file), 'latin1')])),
  }
  for (const [place, text] of Object.entries(places))
    for (const canary of canaries)
      expect(text.includes(canary), `${place}: ${canary.slice(0, 4)}…`).toBe(false)
  // The search finds what it looks for: the user's own typing crossed once, on its way in.
  const typed = transcript.sent.filter((frame) => frame.includes(simulator.kis.credential.appSecret))
  expect(typed).toHaveLength(1)
})

interface Transcript {
  readonly sent: readonly string[]
  readonly received: readonly string[]
}

function recordFrames(page: Page): Transcript {
  const sent: string[] = []
  const received: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sent.push(String(payload)))
    socket.on('framereceived', ({ payload }) => received.push(String(payload)))
  })
  return { sent, received }
}

/** Koscom's client id is not among them: OAuth shows it in the address of its page, to everybody. */
function secretsOf({ kis, kiwoom, koscom }: Simulator): string[] {
  const { clientSecret, ci, account } = koscom.credential
  return [
    ...Object.values(kiwoom.credential),
    kis.credential.appKey,
    kis.credential.appSecret,
    kis.credential.account,
    clientSecret,
    ci.trim(),
    account,
  ]
}

/** What the keychain holds under the names that the data folder remembers. */
async function tokensOf(home: string): Promise<string[]> {
  const { kept } = JSON.parse(readFileSync(join(home, 'preferences.json'), 'utf8')) as {
    kept: Record<string, unknown>
  }
  const keytar = await loadKeytar()
  const names = Object.keys(kept).filter((name) => name.startsWith('token/'))
  const items = await Promise.all(names.map((name) => keytar.get('Vigil', name)))
  return items.flatMap((item) => {
    const { token, refreshToken } = JSON.parse(item ?? '{}') as Record<string, string | null>
    return [token, refreshToken].filter((one) => typeof one === 'string')
  })
}

/** A second start is told a link by the first. */
async function secondLink(serve: { output(): string }, home: string): Promise<string> {
  await using second = startServe(home, [])
  expect(serve.output()).toContain('ready')
  return await second.link()
}

/** Every fault that a broker, a network and a keychain can show, and all that the monitor says meanwhile. */
async function sufferEverything(api: MonitorApi, simulator: Simulator, pid: number): Promise<string> {
  const said: unknown[] = []
  const ending = new AbortController()
  const feeds = (['sessions', 'profiles', 'vault', 'links', 'gaps', 'health'] as const).map(async (feed) => {
    for await (const batch of api[feed](undefined, ending.signal)) said.push(batch)
  })
  const testAll = async () => {
    for (const broker of BrokerId.options)
      for await (const news of api.testSession({ broker })) said.push(news)
  }
  const servers = [simulator.kis, simulator.kiwoom, simulator.koscom]
  const eachServer = (act: (server: (typeof servers)[number]) => void) => servers.forEach(act)

  for (const fault of [
    () => eachServer((server) => server.answerWithHtml(403)),
    () => eachServer((server) => server.refuseConnections()),
    () => eachServer((server) => server.revokeToken()),
    () => simulator.kiwoom.kickOut(),
    () => simulator.kiwoom.sendRaw(`{"trnm":"REAL","data":["${simulator.kiwoom.credential.appSecret}"]}`),
    () => killVaultProcess(pid),
  ]) {
    fault()
    await testAll()
    eachServer((server) => server.heal())
    await Promise.all(servers.map((server) => server.acceptConnections()))
  }
  said.push(await api.doctor(undefined))
  for (const broker of BrokerId.options) {
    const wrong = { broker, server: { kind: 'real' }, values: { account: 'no account' } } as const
    for await (const news of api.setUp(wrong)) said.push(news)
  }
  said.push(await api.signOut({ broker: 'kis' }))
  said.push(
    await api.reconnect({ broker: 'koscom' }).catch((error: Error) => `${error.message} ${error.stack}`),
  )
  ending.abort()
  await Promise.all(feeds)
  return JSON.stringify(said)
}

function killVaultProcess(pid: number): void {
  for (const child of familyOf(pid)) if (child !== pid) process.kill(child, 'SIGSEGV')
}

/** The process and all that it started. */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }))
  const grow = (family: readonly number[]): number[] => {
    const children = parents.filter((one) => family.includes(one.parent) && !family.includes(one.pid))
    return children.length === 0 ? [...family] : grow([...family, ...children.map((one) => one.pid)])
  }
  return grow([pid])
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

function argumentsAndEnvironment(pid: number): string {
  return ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8')).join('\n')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
