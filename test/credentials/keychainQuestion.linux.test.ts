import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../electron/systemClock.ts'
import { Secret } from '../../shared/domain/secret.ts'
import type { Clock } from '../../shared/domain/time.ts'
import { type KeyringSession, startKeyringSession } from '../support/keyringSession.ts'
import { until } from '../support/until.ts'
import { backends, entries, isInstalled } from './support/backends.ts'
import { openTestVault, type TestVault } from './support/openTestVault.ts'

const never = new AbortController().signal

/** A clock whose minute is over when the test says so. */
function hourglass(): { readonly clock: Clock; turn(): void } {
  const minute = Promise.withResolvers<void>()
  const sleep: Clock['sleep'] = (ms, signal) =>
    ms === 60_000 ? minute.promise : systemClock.sleep(ms, signal)
  return { clock: { now: systemClock.now, sleep }, turn: minute.resolve }
}

describe.each(backends)('a locked keyring with a screen, through %s', (backend) => {
  const seen = test.skipIf(!isInstalled(backend))

  /** A user whose keys were kept, and whose keyring was locked then. */
  async function lockedUser(session: KeyringSession, clock?: Clock): Promise<TestVault> {
    const given = { environment: session.environment, entry: entries[backend] }
    const user = openTestVault({ ...given, ...(clock && { clock }) })
    await user.vault.write('key', new Secret('kept before'))
    session.lock()
    return user
  }

  seen('is never asked to open by a read or a write', async () => {
    await using session = await startKeyringSession('an open keyring', { screen: true })
    await using user = await lockedUser(session)
    expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'locked' })
    expect(await user.vault.write('key', new Secret('newer'))).toMatchObject({ state: 'locked' })
    expect(await user.vault.delete('key')).toBe(false)
    expect(session.processes()).not.toContain('gcr-prompter')
  })

  seen('opens once the user has typed the password, and takes what memory kept', async () => {
    await using session = await startKeyringSession('an open keyring', { screen: true })
    await using user = await lockedUser(session)
    const { vault } = user
    await vault.write('new', new Secret('kept in memory'))

    const opened = vault.open(never)
    await until('the status says so', () => vault.status().state === 'prompt-waiting')
    await session.answer({ text: 'test-only' })
    expect(await opened).toMatchObject({ state: 'open', inMemory: 0 })
    expect(user.index.get('new')?.backend).toBe(backend)
    for (const [name, text] of [
      ['key', 'kept before'],
      ['new', 'kept in memory'],
    ] as const) {
      const read = await vault.read(name)
      expect(read).toMatchObject({ kind: 'found', thisRunOnly: false })
      expect(read.kind === 'found' && read.secret.reveal()).toBe(text)
    }
  })

  seen('stays locked when the user turns the question away, and still has everything', async () => {
    await using session = await startKeyringSession('an open keyring', { screen: true })
    await using user = await lockedUser(session)
    const opened = user.vault.open(never)
    await session.answer('Escape')
    expect(await opened).toMatchObject({ state: 'prompt-impossible' })
    expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'prompt-impossible' })

    const again = user.vault.open(never)
    await session.answer({ text: 'test-only' })
    expect(await again).toMatchObject({ state: 'open' })
    expect(await user.vault.read('key')).toMatchObject({ kind: 'found' })
  })

  seen('while nobody answers: every other job is answered at once, files are read, and it ends', async () => {
    await using session = await startKeyringSession('an open keyring', { screen: true })
    const minute = hourglass()
    await using user = await lockedUser(session, minute.clock)
    const { vault, states } = user
    const opened = vault.open(never)
    await until('the question stands there', () => session.question() !== undefined)
    await until('the status says so', () => states.includes('prompt-waiting'))
    const closed = { kind: 'closed', state: 'prompt-waiting' }
    // More than the four that would fill the thread pool, if they were asked in this process.
    const reads = Array.from({ length: 8 }, () => vault.read('key'))
    expect(await Promise.all(reads)).toEqual(reads.map(() => closed))
    expect(await vault.write('key', new Secret('x'))).toMatchObject({ state: 'prompt-waiting' })
    expect((await readFile(import.meta.filename)).length).toBeGreaterThan(0)

    minute.turn()
    expect(await opened).toMatchObject({ state: 'prompt-unanswered' })
    expect(await vault.read('key')).toMatchObject({ kind: 'found', thisRunOnly: true })
    // The question is the system's and stays: an answer that comes late is as good.
    await session.answer({ text: 'test-only' })
    expect(await vault.open(never)).toMatchObject({ state: 'open', inMemory: 0 })
  })

  seen('is merely locked again when the wait is called off', async () => {
    await using session = await startKeyringSession('an open keyring', { screen: true })
    await using user = await lockedUser(session)
    const abort = new AbortController()
    const opened = user.vault.open(abort.signal)
    await until('the status says so', () => user.vault.status().state === 'prompt-waiting')
    abort.abort()
    expect(await opened).toMatchObject({ state: 'locked' })
    expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'locked' })
  })
})
