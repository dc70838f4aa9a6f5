import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../shared/domain/secret.ts'
import type { VaultState } from '../../shared/domain/vault.ts'
import { type KeyringDesktop, startKeyringSession } from '../support/keyringSession.ts'
import { backends, entries, isInstalled } from './support/backends.ts'
import { openTestVault } from './support/openTestVault.ts'
import { vaultProcessesOf } from './support/processes.ts'

/** What stands on the screen for each desktop, before anybody asks to open the keychain and after. */
const closedDesktops: readonly (readonly [KeyringDesktop, VaultState, afterOpen: VaultState])[] = [
  ['no bus', 'no-session-bus', 'no-session-bus'],
  ['a bus that is gone', 'bus-unreachable', 'bus-unreachable'],
  ['a bus without a secret service', 'no-secret-service', 'no-secret-service'],
  ['a service without a default keyring', 'no-default-keyring', 'no-default-keyring'],
  ['a locked keyring', 'locked', 'prompt-impossible'],
  ['a keyring that the login did not open', 'locked', 'prompt-impossible'],
]

/** What brokers hand out is long; what users type is anything. */
const awkward = `비밀🔐${'k'.repeat(180)}`

const signal = new AbortController().signal

describe.each(backends)('through %s', (backend) => {
  const seen = test.skipIf(!isInstalled(backend))

  seen.each(closedDesktops)('%s is said to be %s', async (desktop, state, afterOpen) => {
    await using session = await startKeyringSession(desktop)
    await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
    const { vault, index } = user
    expect(vault.status().state).toBe('not-tried')
    index.set('kept before', { backend, savedAt: 1 })

    expect((await vault.look()).state).toBe(state)
    expect(await vault.read('kept before')).toEqual({ kind: 'closed', state })
    expect(await vault.read('another')).toEqual({ kind: 'never-kept' })
    expect(await vault.write('new', new Secret(awkward))).toEqual({ kind: 'this-run-only', state })
    expect(vault.status()).toMatchObject({ state, backend, inMemory: 1, store: 'Secret Service' })

    expect((await vault.open(signal)).state).toBe(afterOpen)
    expect(await textOf(vault.read('new'))).toBe(awkward)
    expect(await vault.delete('kept before')).toBe(false)
    expect(await vault.delete('new')).toBe(true)
    expect(await vault.read('new')).toEqual({ kind: 'never-kept' })
    expect([...index.keys()]).toEqual(['kept before'])
  })

  seen('a screen without a bus gets no bus of its own', async () => {
    await using session = await startKeyringSession('no bus', { screen: true })
    await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
    expect(await user.vault.write('new', new Secret('x'))).toMatchObject({ state: 'no-session-bus' })
    expect((await user.vault.open(signal)).state).toBe('no-session-bus')
    expect(session.processes().filter((name) => name.startsWith('dbus'))).toEqual([])
  })

  seen('an open keyring gives back what it was given, thirty times over, also to the next run', async () => {
    await using session = await startKeyringSession('an open keyring')
    const given = { environment: session.environment, entry: entries[backend] }
    const index = new Map()
    {
      await using user = openTestVault({ ...given, index })
      for (let round = 0; round < 30; round++) {
        const text = `${awkward}${round}`
        expect(await user.vault.write('key', new Secret(text))).toEqual({ kind: 'keychain', backend })
        expect(await textOf(user.vault.read('key'))).toBe(text)
      }
      expect(user.vault.status()).toMatchObject({ state: 'open', backend, inMemory: 0 })
    }
    await using next = openTestVault({ ...given, index })
    expect(await textOf(next.vault.read('key'))).toBe(`${awkward}29`)
    expect(await next.vault.delete('key')).toBe(true)
    expect(await next.vault.read('key')).toEqual({ kind: 'never-kept' })
  })

  seen('what somebody deleted is gone, which is not the same as locked', async () => {
    await using session = await startKeyringSession('an open keyring')
    const given = { environment: session.environment, entry: entries[backend] }
    await using user = openTestVault(given)
    await user.vault.write('key', new Secret('x'))
    {
      await using somebody = openTestVault({ ...given, index: new Map(user.index) })
      await somebody.vault.delete('key')
    }
    expect(await user.vault.read('key')).toEqual({ kind: 'gone' })
    session.lock()
    expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'locked' })
  })

  seen('a keyring that is locked and opened again still has it', async () => {
    await using session = await startKeyringSession('an open keyring')
    await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
    await user.vault.write('key', new Secret(awkward))
    session.lock()
    expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'locked' })
    expect(await user.vault.write('key', new Secret('newer'))).toMatchObject({ kind: 'this-run-only' })
    await session.killService()
    await session.startService()
    // The user opened it elsewhere: what memory kept moves in without a question.
    expect(await user.vault.open(signal)).toMatchObject({ state: 'open', inMemory: 0 })
    expect(await user.vault.read('key')).toMatchObject({ kind: 'found', thisRunOnly: false })
    expect(await textOf(user.vault.read('key'))).toBe('newer')
  })

  seen('a service that dies and comes back is found again', async () => {
    await using session = await startKeyringSession('an open keyring')
    await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
    await user.vault.write('key', new Secret(awkward))
    for (let round = 0; round < 3; round++) {
      await session.killService()
      await session.startService()
      expect(await textOf(user.vault.read('key'))).toBe(awkward)
    }
    expect(user.vault.status().state).toBe('open')
  })

  seen(
    'a service that stands still is failed, not waited for, and is there again when it moves',
    async () => {
      await using session = await startKeyringSession('an open keyring')
      await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
      await user.vault.write('key', new Secret(awkward))
      session.pauseService()
      expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'failed' })
      session.resumeService()
      expect(await textOf(user.vault.read('key'))).toBe(awkward)
    },
  )

  seen('a foreign item of our name without an account harms nobody', async () => {
    await using session = await startKeyringSession('an open keyring')
    session.keepForeignItem('Vigil')
    await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
    await user.vault.write('key', new Secret(awkward))
    expect(await textOf(user.vault.read('key'))).toBe(awkward)
    expect(await user.vault.delete('key')).toBe(true)
    expect(user.vault.status().state).toBe('open')
  })

  seen('a process that is killed in the middle of a job costs nothing but time', async () => {
    await using session = await startKeyringSession('an open keyring')
    await using user = openTestVault({ environment: session.environment, entry: entries[backend] })
    await user.vault.write('key', new Secret(awkward))
    for (let round = 0; round < 3; round++) {
      const read = textOf(user.vault.read('key'))
      await setImmediate()
      for (const pid of vaultProcessesOf(session.folder)) process.kill(pid, 'SIGSEGV')
      expect(await read).toBe(awkward)
    }
  })
})

async function textOf(read: ReturnType<ReturnType<typeof openTestVault>['vault']['read']>): Promise<string> {
  const result = await read
  return result.kind === 'found' ? result.secret.reveal() : result.kind
}
