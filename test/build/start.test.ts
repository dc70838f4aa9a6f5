import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canReach } from '../../build/canReach.ts'
import { findElectron } from '../../build/findElectron.ts'
import { runElectron } from '../../build/runHost.ts'
import { hasFailedBefore, tryOnce } from '../../build/tryOnce.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program that stands in for Electron's. */
function binary(script: string): string {
  const path = join(folder, 'electron')
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

describe.skipIf(process.platform === 'win32')('starting with Electron', () => {
  it('falls back when it cannot run here', async () => {
    expect(await runElectron(binary('exit 127'), [])).toEqual({ kind: 'failed' })
  })

  it('falls back when a library is missing and the system kills it', async () => {
    expect(await runElectron(binary('kill -ABRT $$'), [])).toEqual({ kind: 'failed' })
  })

  it('does not start a second host when it ran and then ended badly', async () => {
    const path = binary('echo "준비됨 · ready host=electron electron=45 pid=1"; exit 3')
    expect(await runElectron(path, [])).toEqual({ kind: 'ran', code: 3 })
  })

  it('does not start a second host when it found one running', async () => {
    expect(await runElectron(binary('exit 0'), [])).toEqual({ kind: 'ran', code: 0 })
  })

  it('is told where the app is, and as root to do without its sandbox', async () => {
    const path = binary(`echo "$@" > ${join(folder, 'args')}`)
    await runElectron(path, ['--extra'])
    const args = readFileSync(join(folder, 'args'), 'utf8').trim().split(' ')
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0
    expect(args.includes('--no-sandbox')).toBe(isRoot)
    expect(args.at(-1)).toBe('--extra')
  })
})

describe('looking for Electron', () => {
  it('is a look at the disk, which starts no download', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeUndefined()
    expect(existsSync(join(folder, 'electron'))).toBe(false)
  })

  it.skipIf(process.platform !== 'linux')('finds one that is there', () => {
    const path = binary('')
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(path)
  })
})

describe('a place on the network', () => {
  it('is reached where somebody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await canReach({ host: '127.0.0.1', port }, 10_000)).toBe(true)
    server.close()
    await once(server, 'close')
    expect(await canReach({ host: '127.0.0.1', port }, 10_000)).toBe(false)
  })
})

describe('a download', () => {
  const run = (code: string) => spawn(process.execPath, ['-e', code], { stdio: 'ignore' })
  const options = (version: string, code: string, deadline = 60_000) => ({
    start: () => run(code),
    deadline,
    memory: join(folder, 'cache', 'failed'),
    version,
  })

  it('that hangs is ended, and not waited for again', async () => {
    const hanging = options('45.4.1', 'setInterval(() => {}, 1000)', 200)
    expect(await tryOnce(hanging)).toBe(false)
    expect(hasFailedBefore(hanging)).toBe(true)
  })

  it('that fails is tried again only for another version', async () => {
    expect(await tryOnce(options('45.4.1', 'process.exit(1)'))).toBe(false)
    expect(hasFailedBefore(options('45.4.1', ''))).toBe(true)
    expect(hasFailedBefore(options('45.4.2', ''))).toBe(false)
  })

  it('that succeeds leaves no such memory', async () => {
    const good = options('45.4.1', '')
    expect(await tryOnce(good)).toBe(true)
    expect(hasFailedBefore(good)).toBe(false)
  })
})
