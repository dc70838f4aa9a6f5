import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { openWebSocketPort } from '../../renderer/ports/webSocket.ts'
import { monitorContract } from '../../shared/contract.ts'
import { connect } from '../../shared/rpc/connect.ts'
import { openSocket } from '../rpc/pairs.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { until } from '../support/until.ts'

const program = fileURLToPath(new URL('../../electron/serve.ts', import.meta.url))

interface Run {
  readonly child: ChildProcess
  readonly said: () => string
  /** Waits for a sentence and returns what its pattern caught. */
  hears(pattern: RegExp): Promise<string>
  ends(): Promise<number | null>
}

function run(home: string, ...args: string[]): Run {
  const env = {
    ...process.env,
    VIGIL_HOME: home,
    TMPDIR: home.endsWith('vigil') ? join(home, '..', '..') : home,
  }
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  onTestFinished(() => {
    if (child.exitCode === null) child.kill('SIGKILL')
  })
  return {
    child,
    said: () => said,
    async hears(pattern) {
      await until(`${pattern} was said`, () => pattern.test(said) || child.exitCode !== null)
      return pattern.exec(said)?.[1] ?? ''
    },
    async ends() {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.exitCode
    },
  }
}

const linkSaid = /(http:\/\/127\.0\.0\.1:\d+\/#t=\S+)/

async function openPage(link: string) {
  const { origin, hash } = new URL(link)
  return await openWebSocketPort(openSocket(origin), { token: hash.slice('#t='.length) })
}

it('the host says that it is ready and gives a link, by which a page gets the monitor', async () => {
  const host = run(temporaryFolder(), '--no-open', '--demo')
  expect(await host.hears(/ready host=browser node=(\S+)/)).toBe(process.versions.node)
  const admission = await openPage(await host.hears(linkSaid))
  if (admission.kind !== 'admitted') throw new Error(admission.kind)
  const api = connect(monitorContract, admission.port)
  for await (const [health] of api.health()) {
    expect(health?.environment).toBe('demo')
    break
  }
  admission.port.close()
})

it('a link that was used opens nothing more, and the attempt is said aloud', async () => {
  const host = run(temporaryFolder(), '--no-open', '--demo')
  const link = await host.hears(linkSaid)
  expect((await openPage(link)).kind).toBe('admitted')
  expect((await openPage(link)).kind).toBe('refused')
  await host.hears(/(거절했습니다)/)
  expect(host.said()).toContain('이미 쓴 링크')
})

it('a second start finds the first, gets a new link from it, and ends', async () => {
  const home = temporaryFolder()
  const first = run(home, '--no-open', '--demo')
  const link = await first.hears(linkSaid)
  const second = run(home, '--no-open', '--demo')
  expect(await second.ends()).toBe(0)
  const newLink = await second.hears(linkSaid)
  expect(second.said()).not.toContain('ready')
  expect([new URL(newLink).origin, newLink === link]).toEqual([new URL(link).origin, false])
  expect((await openPage(newLink)).kind).toBe('admitted')
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it in order', async (signal) => {
  const home = temporaryFolder()
  const host = run(home, '--no-open', '--demo')
  const admission = await openPage(await host.hears(linkSaid))
  if (admission.kind !== 'admitted') throw new Error(admission.kind)
  const closed = new Promise((resolve) => admission.port.onClose(() => resolve('closed')))
  host.child.kill(signal)
  expect(await host.ends()).toBe(0)
  expect(await closed).toBe('closed')
  expect(existsSync(join(home, 'vigil.sock'))).toBe(false)
})

it('whoever read its words may go away: the watch goes on', async () => {
  const home = temporaryFolder()
  const host = run(home, '--no-open', '--demo')
  await host.hears(linkSaid)
  host.child.stdout?.destroy()
  host.child.stderr?.destroy()
  const second = run(home, '--no-open', '--demo')
  const admission = await openPage(await second.hears(linkSaid))
  expect(admission.kind).toBe('admitted')
  expect(host.child.exitCode).toBeNull()
})

it('the next start has the same address, so that permissions given to it still hold', async () => {
  const home = temporaryFolder()
  const first = run(home, '--no-open', '--demo')
  const { origin } = new URL(await first.hears(linkSaid))
  first.child.kill('SIGTERM')
  await first.ends()
  const second = run(home, '--no-open', '--demo')
  expect(new URL(await second.hears(linkSaid)).origin).toBe(origin)
  expect(statSync(join(home, 'port')).mode & 0o777).toBe(0o600)
})

it('unless somebody else has taken it, or the note of it is damaged', async () => {
  const home = temporaryFolder()
  const squatter = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void squatter.close())
  await once(squatter, 'listening')
  const { port } = squatter.address() as AddressInfo
  for (const note of [String(port), '80', 'eighty', '']) {
    writeFileSync(join(home, 'port'), note)
    const host = run(home, '--no-open', '--demo')
    const taken = Number(new URL(await host.hears(linkSaid)).port)
    expect(taken).toBeGreaterThan(1023)
    expect(taken).not.toBe(port)
    host.child.kill('SIGTERM')
    expect(await host.ends()).toBe(0)
  }
})

it('data lie in a folder for this user alone', async () => {
  const home = join(temporaryFolder(), 'new')
  const host = run(home, '--no-open', '--demo')
  await host.hears(linkSaid)
  expect(statSync(home).mode & 0o777).toBe(0o700)
  expect(readdirSync(home)).toContain('journal-demo.sqlite')
})

it('a folder that cannot be made does not keep it from watching, and it says so', async () => {
  const base = temporaryFolder()
  writeFileSync(join(base, 'file'), '')
  const host = run(join(base, 'file', 'vigil'), '--no-open')
  const admission = await openPage(await host.hears(linkSaid))
  if (admission.kind !== 'admitted') throw new Error(admission.kind)
  for await (const [health] of connect(monitorContract, admission.port).health()) {
    expect(health?.journal.kind).toBe('memory')
    break
  }
  admission.port.close()
})
