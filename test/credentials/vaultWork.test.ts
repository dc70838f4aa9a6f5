import { expect, test } from 'vitest'
import type { Backend } from '../../electron/credentials/backend.ts'
import type { Look } from '../../electron/credentials/secretService.ts'
import { createVaultWork } from '../../electron/credentials/vaultWork.ts'

const set = { op: 'set', service: 'Vigil', name: 'key', secret: 'PSsecret', backend: null } as const
const get = { op: 'get', service: 'Vigil', name: 'key', backend: 'keytar' } as const
const open: Look = { state: 'open', detail: null }

/** A library, and what was asked of it. */
function library(given: Partial<Backend> = {}) {
  const items = new Map<string, string>()
  const asked: string[] = []
  const backend: Backend = {
    name: 'keytar',
    get: async (_, name) => items.get(name) ?? null,
    set: async (_, name, secret) => void items.set(name, secret),
    delete: async (_, name) => void items.delete(name),
    ...given,
  }
  const noting = <T extends unknown[], R>(name: string, act: (...args: T) => R) => {
    return (...args: T): R => {
      asked.push(name)
      return act(...args)
    }
  }
  const load = async (): Promise<Backend> => ({
    name: backend.name,
    get: noting('get', backend.get),
    set: noting('set', backend.set),
    delete: noting('delete', backend.delete),
  })
  return { load, asked }
}

const absent = async (): Promise<Backend> => {
  throw new Error("Cannot find module 'keytar'")
}

test('a locked keychain is left alone, so that it does not ask', async () => {
  const { load, asked } = library()
  const work = createVaultWork({ libraries: [load], look: async () => ({ state: 'locked', detail: null }) })
  for (const job of [set, get, { ...get, op: 'delete' as const }]) {
    expect(await work(job)).toMatchObject({ kind: 'closed', state: 'locked' })
  }
  expect(asked).toEqual([])
  await work({ op: 'open', service: 'Vigil', item: null })
  expect(asked).toEqual(['set', 'delete'])
})

test('a keychain that gives back something else has not kept it', async () => {
  const { load } = library({ get: async () => 'PSsecre' })
  const work = createVaultWork({ libraries: [load], look: async () => open })
  expect(await work(set)).toMatchObject({ kind: 'closed', state: 'failed' })
})

test('a keychain that was locked while it was asked has not lost the item', async () => {
  const looks: Look[] = [open, { state: 'locked', detail: null }]
  const work = createVaultWork({ libraries: [library().load], look: async () => looks.shift() ?? open })
  expect(await work(get)).toMatchObject({ kind: 'closed', state: 'locked' })
})

test('an error never carries the secret on', async () => {
  const { load } = library({
    set: async () => {
      throw new Error('cannot store\n"PSsecret" here')
    },
  })
  const work = createVaultWork({ libraries: [load], look: async () => open })
  expect(await work(set)).toMatchObject({ state: 'failed', detail: 'cannot store "••••" here' })
})

test('where nothing can tell how the keychain stands, its errors do, and silence is no proof', async () => {
  const failing = library({
    get: async () => {
      throw new Error('Cannot create an item in a locked collection')
    },
  })
  const look = async (): Promise<Look> => ({ state: 'unknown', detail: 'no program' })
  const work = createVaultWork({ libraries: [failing.load], look })
  expect(await work(get)).toMatchObject({ state: 'locked' })
  expect(await work({ op: 'look' })).toMatchObject({ state: 'failed', detail: 'no program' })
  const silent = createVaultWork({ libraries: [library().load], look })
  expect(await silent(get)).toMatchObject({ kind: 'closed', state: 'failed' })
})

test('an item is read through the library that kept it; a new one goes through the first that loads', async () => {
  const second = library({ name: 'napi-keyring' })
  const work = createVaultWork({ libraries: [absent, second.load], look: async () => open })
  expect(await work(get)).toEqual({ kind: 'other-backend', backend: 'keytar' })
  expect(await work(set)).toEqual({ kind: 'done', backend: 'napi-keyring' })
  expect(await work({ ...get, backend: 'napi-keyring' })).toMatchObject({ value: 'PSsecret' })
})

test('without a library there is no keychain, and it is said which were missed', async () => {
  const work = createVaultWork({ libraries: [absent], look: async () => open })
  expect(await work(set)).toEqual({
    kind: 'closed',
    state: 'no-backend',
    backend: null,
    detail: "Cannot find module 'keytar'",
  })
})
