import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { VaultReply } from '../../electron/credentials/vaultJobs.ts'
import { Secret } from '../../shared/domain/secret.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { until } from '../support/until.ts'
import { createFakeChildren, openKeychain } from './support/fakeChild.ts'
import { vaultOver } from './support/openTestVault.ts'

const never = new AbortController().signal
const locked: VaultReply = { kind: 'closed', state: 'locked', backend: 'keytar', detail: null }
const secret = new Secret('PSsecret')

test('no process is there before the vault is used, and none ten seconds after', async () => {
  const clock = createFakeClock(0)
  const children = createFakeChildren(openKeychain())
  await using user = vaultOver(children.start, { clock })
  expect(children.started()).toBe(0)
  await user.vault.write('key', secret)
  await clock.advance(9000)
  await user.vault.read('key')
  await clock.advance(9999)
  expect(children.living()).toBe(1)
  await clock.advance(1)
  expect(children.living()).toBe(0)
  expect(await user.vault.read('key')).toMatchObject({ kind: 'found' })
  expect(children.started()).toBe(2)
})

test('a process that does not answer in two seconds is ended, and the next job has a new one', async () => {
  const clock = createFakeClock(0)
  const keychain = openKeychain()
  let isHanging = true
  const children = createFakeChildren((job) => (isHanging ? 'silence' : keychain(job)))
  await using user = vaultOver(children.start, { clock })
  const written = user.vault.write('key', secret)
  await until('the job is there', () => children.jobs.length === 1)
  await clock.advance(1999)
  expect(children.living()).toBe(1)
  await clock.advance(1)
  expect(await written).toEqual({ kind: 'this-run-only', state: 'failed' })
  expect(children.living()).toBe(0)
  isHanging = false
  expect(await user.vault.write('key', secret)).toEqual({ kind: 'keychain', backend: 'keytar' })
  expect(user.vault.status()).toMatchObject({ state: 'open', inMemory: 0 })
})

test('a process that dies of every job costs that job two tries and the vault nothing', async () => {
  const keychain = openKeychain()
  const children = createFakeChildren((job) => (job.op === 'set' ? 'crash' : keychain(job)))
  await using user = vaultOver(children.start)
  expect(await user.vault.write('key', secret)).toEqual({ kind: 'this-run-only', state: 'failed' })
  expect(children.started()).toBe(2)
  expect(await user.vault.read('key')).toEqual({ kind: 'found', secret, thisRunOnly: true })
  expect((await user.vault.look()).state).toBe('open')
})

test('a system that starts no process has a vault in memory', async () => {
  await using user = vaultOver(() => {
    throw new Error('EAGAIN')
  })
  expect(await user.vault.write('key', secret)).toEqual({ kind: 'this-run-only', state: 'failed' })
  expect(await user.vault.read('key')).toEqual({ kind: 'found', secret, thisRunOnly: true })
  expect(user.vault.status()).toMatchObject({ detail: 'EAGAIN', inMemory: 1 })
})

test('jobs take turns, in the order in which they were asked for', async () => {
  const keychain = openKeychain()
  let running = 0
  const children = createFakeChildren(async (job) => {
    running += 1
    await setImmediate()
    expect(running).toBe(1)
    running -= 1
    return keychain(job)
  })
  await using user = vaultOver(children.start)
  const results = await Promise.all([
    user.vault.write('key', new Secret('first')),
    user.vault.write('key', new Secret('second')),
    user.vault.read('key'),
    user.vault.delete('key'),
    user.vault.read('key'),
  ])
  expect(results.map((result) => (typeof result === 'boolean' ? result : result.kind))).toEqual([
    'keychain',
    'keychain',
    'found',
    true,
    'never-kept',
  ])
  const read = results[2]
  expect(typeof read === 'object' && read.kind === 'found' && read.secret.reveal()).toBe('second')
})

test('a newer value in memory goes before the older one in the keychain, until it has moved in', async () => {
  const keychain = openKeychain()
  let isLocked = false
  const children = createFakeChildren((job) => (isLocked ? locked : keychain(job)))
  await using user = vaultOver(children.start)
  await user.vault.write('key', new Secret('older'))
  isLocked = true
  expect(await user.vault.write('key', new Secret('newer'))).toEqual({
    kind: 'this-run-only',
    state: 'locked',
  })
  const text = async () => {
    const read = await user.vault.read('key')
    return read.kind === 'found' ? read.secret.reveal() : read.kind
  }
  expect(await text()).toBe('newer')
  isLocked = false
  expect(await user.vault.open(never)).toMatchObject({ state: 'open', inMemory: 0 })
  expect(await text()).toBe('newer')
})

test('what was kept through a library that is not here is neither gone nor never kept', async () => {
  const children = createFakeChildren((job) =>
    job.op === 'get' ? { kind: 'other-backend', backend: 'keytar' } : locked,
  )
  const index = new Map([['key', { backend: 'keytar', savedAt: 1 } as const]])
  await using user = vaultOver(children.start, { index })
  expect(await user.vault.read('key')).toEqual({ kind: 'other-backend', backend: 'keytar' })
  expect(index.has('key')).toBe(true)
})

test('nothing found is believed of a fresh process only', async () => {
  const keychain = openKeychain()
  let isBlind = true
  const children = createFakeChildren((job) => {
    if (job.op !== 'get' || children.started() > 1) isBlind = false
    return isBlind ? { kind: 'value', backend: 'keytar', value: null } : keychain(job)
  })
  keychain({ id: 0, op: 'set', service: 'Vigil', name: 'key', secret: 'there', backend: null })
  const index = new Map([['key', { backend: 'keytar', savedAt: 1 } as const]])
  await using user = vaultOver(children.start, { index })
  expect(await user.vault.read('key')).toMatchObject({ kind: 'found' })
  expect(await user.vault.read('key')).toMatchObject({ kind: 'found' })
})

test('a service that was there and is not is lost, then looked for once, then named', async () => {
  const keychain = openKeychain()
  let isThere = true
  const children = createFakeChildren((job) =>
    isThere ? keychain(job) : { kind: 'closed', state: 'no-secret-service', backend: 'keytar', detail: null },
  )
  await using user = vaultOver(children.start)
  await user.vault.write('key', secret)
  isThere = false
  expect(await user.vault.read('key')).toEqual({ kind: 'closed', state: 'no-secret-service' })
  expect(user.states).toEqual(['open', 'service-lost', 'no-secret-service'])
})

test('a question that stands for a moment is said to, and an hour later it has been given up', async () => {
  const clock = createFakeClock(0)
  const children = createFakeChildren((job) => (job.op === 'open' ? 'silence' : locked))
  await using user = vaultOver(children.start, { clock })
  const opened = user.vault.open(never)
  const second = user.vault.open(never)
  await until('the question is put', () => children.jobs.some(({ op }) => op === 'open'))
  await clock.advance(300)
  expect(user.vault.status().state).toBe('prompt-waiting')
  expect(await user.vault.look()).toMatchObject({ state: 'prompt-waiting' })
  expect(await user.vault.write('key', secret)).toMatchObject({ state: 'prompt-waiting' })
  await clock.advance(3_600_000)
  expect(await opened).toMatchObject({ state: 'prompt-unanswered' })
  expect(await second).toMatchObject({ state: 'prompt-unanswered' })
  expect(children.jobs.filter(({ op }) => op === 'open')).toHaveLength(1)
  // Merely locked is what it was before somebody asked; why it still is stays on the screen.
  expect(await user.vault.look()).toMatchObject({ state: 'prompt-unanswered' })
})

test('the keychain of macOS: nobody knows before it is used, and what takes long is its question', async () => {
  const clock = createFakeClock(0)
  const children = createFakeChildren((job) =>
    job.op === 'get' ? 'silence' : { kind: 'done', backend: 'keytar' },
  )
  const index = new Map([['key', { backend: 'keytar', savedAt: 1 } as const]])
  await using user = vaultOver(children.start, { clock, index, store: 'macOS Keychain' })
  expect(await user.vault.look()).toMatchObject({ state: 'not-tried', backend: 'keytar' })
  const read = user.vault.read('key')
  await until('the job is there', () => children.jobs.length === 2)
  await clock.advance(2000)
  expect(await read).toEqual({ kind: 'closed', state: 'prompt-unanswered' })
  expect((await user.vault.open(never)).state).toBe('open')
  expect(children.jobs.at(-1)).toMatchObject({ op: 'open', item: { name: 'key', backend: 'keytar' } })
})

test('when Vigil ends, the process ends and memory is empty', async () => {
  const children = createFakeChildren(() => locked)
  const user = vaultOver(children.start)
  await user.vault.write('key', secret)
  await user.vault[Symbol.asyncDispose]()
  expect(children.living()).toBe(0)
  expect(await user.vault.read('key')).toEqual({ kind: 'never-kept' })
})
