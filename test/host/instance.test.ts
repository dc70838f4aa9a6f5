import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimInstance } from '../../electron/instance.ts'

const program = fileURLToPath(new URL('claim.ts', import.meta.url))
let home: string
let children: ChildProcess[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vigil-home-'))
  children = []
})
afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

/** Starts a Vigil of its own process, and resolves with the one line it says. */
async function start(folder = home): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What lands in the temporary folder goes with the test.
    env: { ...process.env, TMPDIR: home },
  })
  children.push(child)
  const [text] = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])) as [Buffer]
  return { child, said: String(text).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

describe('one Vigil per data folder:', () => {
  it('a second start finds the first, is answered by it, and ends', async () => {
    const first = await start()
    const second = await start()
    expect(first.said).toBe('first')
    expect(second.said).toBe(`opened by ${first.child.pid}`)
    if (second.child.exitCode === null) await once(second.child, 'exit')
    expect(second.child.exitCode).toBe(0)
  })

  it('a start after kill -9 is a first one again', async () => {
    const killed = await start()
    await kill(killed.child)
    const next = await start()
    expect(next.said).toBe('first')
  })

  it('of many starts at once after kill -9, one is the first and all others find it', async () => {
    const killed = await start()
    await kill(killed.child)
    const starts = await Promise.all(Array.from({ length: 8 }, () => start()))
    const firsts = starts.filter(({ said }) => said === 'first')
    expect(firsts).toHaveLength(1)
    const others = starts.filter(({ said }) => said !== 'first').map(({ said }) => said)
    expect(others).toEqual(Array(7).fill(`opened by ${firsts[0]?.child.pid}`))
  })

  it('another folder is another Vigil', async () => {
    const other = join(home, 'other')
    mkdirSync(other, { mode: 0o700 })
    expect((await start()).said).toBe('first')
    expect((await start(other)).said).toBe('first')
  })

  it('it leaves nothing behind when it ends in order', async () => {
    const instance = await claimInstance({ home, onSecondStart: async () => '' })
    if (instance.kind !== 'first') throw new Error('not the first')
    expect(readdirSync(home)).toEqual(['vigil.sock'])
    await instance[Symbol.asyncDispose]()
    expect(readdirSync(home)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('no other user can reach it', async () => {
    const instance = await claimInstance({ home, onSecondStart: async () => '' })
    expect(statSync(join(home, 'vigil.sock')).mode & 0o077).toBe(0)
    if (instance.kind === 'first') await instance[Symbol.asyncDispose]()
  })

  it.each([
    [
      'too long for a socket',
      () => join(home, 'a'.repeat(60), 'b'.repeat(60)),
      (path: string) => mkdirSync(path, { recursive: true, mode: 0o700 }),
    ],
    ['not to be made', () => join(home, 'file', 'vigil'), () => writeFileSync(join(home, 'file'), '')],
    [
      'open to others',
      () => join(home, 'shared'),
      (path: string) => {
        mkdirSync(path)
        chmodSync(path, 0o777)
      },
    ],
  ])('it is found when its folder is %s', async (_what, folder, prepare) => {
    const path = folder()
    prepare(path)
    const first = await start(path)
    const second = await start(path)
    expect([first.said, second.said]).toEqual(['first', `opened by ${first.child.pid}`])
    expect(existsSync(join(path, 'vigil.sock'))).toBe(false)
  })
})
