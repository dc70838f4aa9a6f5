import { expect, test } from 'vitest'
import type { BrokerOrder } from '../../electron/monitor/broker.ts'
import { createMonitor } from '../../electron/monitor/createMonitor.ts'
import { type CheckNews, checkNews } from '../../shared/domain/check.ts'
import type { CredentialForm } from '../../shared/domain/credential.ts'
import type { ProfileBook } from '../../shared/domain/profile.ts'
import { Secret } from '../../shared/domain/secret.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { createMemoryVault } from './support/memoryVault.ts'
import { testBroker, testBrokerage, testPlatform } from './support/monitorParts.ts'

const appKey = 'K'.repeat(36)
const appSecret = 'S'.repeat(180)
const account = '50123456'

/** A monitor whose user has just begun, and brokers that answer as the test says. */
function newcomer(check: (order: BrokerOrder) => CheckNews[] = () => [news('reach', 'passed')]) {
  const clock = createFakeClock(tenOClock)
  const vault = createMemoryVault(clock)
  const orders: BrokerOrder[] = []
  const signedOut: string[] = []
  const started: string[] = []
  const brokerage = testBrokerage({
    create: (order) => {
      orders.push(order)
      const { session } = testBroker(order)
      return testBroker(order, {
        session: {
          ...session,
          async *check() {
            yield* check(order)
          },
          start: () => void started.push(order.broker),
          signOut: async () => {
            signedOut.push(order.broker)
            return null
          },
        },
      })
    },
  })
  const platform = testPlatform({ clock, vault })
  const monitor = createMonitor({ platform, brokerage, startInDemo: false, version: '0.0.0' })
  return { ...monitor, platform, vault, orders, signedOut, started, clock }
}

function news(check: CheckNews['check'], state: CheckNews['state'], more: Partial<CheckNews> = {}) {
  return checkNews({ check, state, at: tenOClock, ...more })
}

const kisForm = (values: Record<string, string> = {}): CredentialForm => ({
  broker: 'kis',
  server: { kind: 'real' },
  values: { customer: 'P', appKey, appSecret, account, product: '01', ...values },
})

async function all(feed: AsyncIterable<readonly CheckNews[]>): Promise<CheckNews[]> {
  const found: CheckNews[] = []
  for await (const batch of feed) found.push(...batch)
  return found
}
const told = (found: readonly CheckNews[]) => found.map(({ check, state }) => `${check} ${state}`)

async function firstOf<T>(feed: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  for await (const batch of feed) return batch
  return []
}
async function statusOf({ api }: Pick<ReturnType<typeof newcomer>, 'api'>, broker: SessionStatus['broker']) {
  return (await firstOf(api.sessions(undefined))).find((status) => status.broker === broker)
}
const setupsOf = ([book]: readonly ProfileBook[]) => book?.profiles[0]?.brokers

test('keys that passed every check are kept, and the broker goes to work with them', async () => {
  await using vigil = newcomer()
  const found = await all(vigil.api.setUp(kisForm()))
  expect(told(found)).toEqual(['form running', 'form passed', 'reach passed', 'save running', 'save passed'])
  expect([...vigil.vault.items.keys()]).toEqual(['main/kis'])
  expect(await statusOf(vigil, 'kis')).toMatchObject({
    standing: 'ready',
    environment: 'live',
    account: '5012••••-01',
    thisRunOnly: false,
  })
  const setups = setupsOf(await firstOf(vigil.api.profiles(undefined)))
  expect(setups?.kis?.shown).toMatchObject({ account: '5012••••', product: '01', customer: 'P' })
  expect(setups?.kis?.shown.appKey).toMatch(/^[0-9A-F]{4}$/)
  expect(vigil.orders.at(-1)?.values.appSecret?.reveal()).toBe(appSecret)
})

test('keys that failed a check are not kept anywhere', async () => {
  const trouble = { kind: 'refused', code: 'EGW00105', message: '', status: 403 } as const
  await using vigil = newcomer(() => [news('token', 'failed', { trouble, fields: ['appSecret'] })])
  const found = await all(vigil.api.setUp(kisForm()))
  expect(found.at(-1)).toMatchObject({ check: 'token', state: 'failed', trouble, fields: ['appSecret'] })
  expect(vigil.vault.items.size).toBe(0)
  expect(await statusOf(vigil, 'kis')).toMatchObject({ standing: 'not-set-up' })
})

test('after a failure only the field that failed is asked for again', async () => {
  const right = 'R'.repeat(180)
  const trouble = { kind: 'refused', code: 'EGW00105', message: '', status: 403 } as const
  await using vigil = newcomer(({ values }) =>
    values.appSecret?.reveal() === right
      ? [news('token', 'passed')]
      : [news('token', 'failed', { trouble, fields: ['appSecret'] })],
  )
  await all(vigil.api.setUp(kisForm()))
  const empty = await all(vigil.api.setUp({ ...kisForm(), values: {} }))
  expect(empty.at(-1)).toMatchObject({ check: 'form', state: 'failed', fields: ['appSecret'] })
  const found = await all(vigil.api.setUp({ ...kisForm(), values: { appSecret: right } }))
  expect(found.at(-1)).toMatchObject({ check: 'save', state: 'passed' })
  expect(vigil.orders.at(-1)?.values.appKey?.reveal()).toBe(appKey)
})

test('an account can be changed later without typing the keys again', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  await all(vigil.api.setUp({ ...kisForm(), values: { account: '98765432' } }))
  const values = vigil.orders.at(-1)?.values
  expect([values?.account?.reveal(), values?.appSecret?.reveal()]).toEqual(['98765432', appSecret])
})

test.each([
  ['an app key that is too short', { appKey: 'K'.repeat(35) }, 'appKey', 'length'],
  ['letters in an account', { account: '5012345x' }, 'account', 'characters'],
  ['nothing in a field', { appSecret: '' }, 'appSecret', 'missing'],
] as const)('%s is told before anybody is asked', async (_, values, field, problem) => {
  await using vigil = newcomer()
  const found = await all(vigil.api.setUp(kisForm(values)))
  expect(found.at(-1)).toMatchObject({
    check: 'form',
    state: 'failed',
    trouble: { kind: 'form', problems: [{ field, problem }] },
    fields: [field],
  })
  expect(vigil.orders).toEqual([])
})

test('blanks around a pasted key are not part of it; the one before Koscom’s ci is', async () => {
  const ci = ` ${'c'.repeat(87)}`
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm({ appKey: ` ${appKey}\n` })))
  expect(vigil.orders.at(-1)?.values.appKey?.reveal()).toBe(appKey)
  await all(
    vigil.api.setUp({
      broker: 'koscom',
      server: { kind: 'real' },
      values: {
        clientId: 'client',
        clientSecret: 'client-secret',
        redirect: 'http://127.0.0.1:17860/koscom',
        company: 'F0995',
        service: '297',
        brokerName: 'diamond',
        ci,
        account: '160635473367600099',
        ip: '127.0.0.1',
        mac: '00:00:5E:00:53:01',
      },
    }),
  )
  expect(vigil.orders.at(-1)?.values.ci?.reveal()).toBe(ci)
})

test('a foreign host gets nothing before its name is confirmed', async () => {
  const server = { kind: 'custom', rest: 'https://proxy.example:9443', socket: null } as const
  await using vigil = newcomer()
  const first = await all(vigil.api.setUp({ ...kisForm(), server }))
  expect(first.at(-1)?.trouble).toEqual({ kind: 'unconfirmed-host', host: 'proxy.example:9443' })
  expect(vigil.orders).toEqual([])
  expect(await vigil.api.confirmHost({ broker: 'kis', host: 'proxy.example' })).toEqual({ accepted: false })
  expect(await vigil.api.confirmHost({ broker: 'kis', host: 'proxy.example:9443' })).toEqual({
    accepted: true,
  })
  const second = await all(vigil.api.setUp({ ...kisForm(), server, values: {} }))
  expect(second.at(-1)).toMatchObject({ check: 'save', state: 'passed' })
  expect(await statusOf(vigil, 'kis')).toMatchObject({ environment: 'custom', host: 'proxy.example:9443' })
})

test('kept keys do not follow to a server that they were not typed for', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  const server = { kind: 'custom', rest: 'https://elsewhere.example', socket: null } as const
  const nothing = { broker: 'kis', server, values: {} } as const
  const asked = await all(vigil.api.setUp(nothing))
  expect(asked.at(-1)).toMatchObject({ check: 'form', state: 'failed' })
  expect(asked.at(-1)?.fields).toEqual(expect.arrayContaining(['appKey', 'appSecret', 'account']))
  expect(await vigil.api.confirmHost({ broker: 'kis', host: 'elsewhere.example' })).toEqual({
    accepted: false,
  })
  expect(vigil.orders).toHaveLength(1)
})

test('an address that would carry keys in the clear is refused', async () => {
  await using vigil = newcomer()
  const server = { kind: 'custom', rest: 'http://proxy.example', socket: null } as const
  const found = await all(vigil.api.setUp({ ...kisForm(), server }))
  expect(found.at(-1)?.trouble).toEqual({
    kind: 'form',
    problems: [{ field: 'rest', problem: 'insecure-address' }],
  })
  expect(vigil.orders).toEqual([])
})

test('with a locked keychain the keys work for this run, and the user is told so', async () => {
  await using vigil = newcomer()
  vigil.vault.become('locked')
  const found = await all(vigil.api.setUp(kisForm()))
  expect(found.at(-1)).toMatchObject({
    check: 'save',
    state: 'doubtful',
    thisRunOnly: true,
    trouble: { kind: 'vault', state: 'locked' },
  })
})

test('keys behind a locked keychain are neither gone nor new, and are taken up once it opens', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  vigil.vault.become('locked')
  await vigil.api.switchProfile({ id: 'main' })
  expect(await statusOf(vigil, 'kis')).toMatchObject({ standing: 'vault-closed', account: '5012••••-01' })
  await vigil.api.openVault(undefined)
  await vigil.clock.advance(0)
  expect(await statusOf(vigil, 'kis')).toMatchObject({ standing: 'ready' })
})

test('forgetting signs out, empties the keychain and the profile', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  expect(await vigil.api.forget({ broker: 'kis' })).toEqual({ trouble: null })
  expect(vigil.signedOut).toEqual(['kis'])
  expect(vigil.vault.items.size).toBe(0)
  expect(setupsOf(await firstOf(vigil.api.profiles(undefined)))).toEqual({})
  expect(await statusOf(vigil, 'kis')).toMatchObject({ standing: 'not-set-up' })
})

test('a profile that is removed takes its tokens along, whether it is in use or not', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  const token = { token: new Secret('token'), issuedAt: 0, expiresAt: 1, refreshToken: null }
  await vigil.orders.at(-1)?.tokens.write(token)
  expect(vigil.vault.items.size).toBe(2)
  const { profiles } = await vigil.api.createProfile({ name: '둘째' })
  await vigil.api.switchProfile({ id: profiles[1]?.id ?? '' })
  await vigil.api.removeProfile({ id: 'main' })
  expect([...vigil.vault.items.keys()]).toEqual([])
})

test('each profile has keys of its own; the demo has none and cannot be changed', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  const { profiles } = await vigil.api.createProfile({ name: '둘째' })
  const second = profiles[1]?.id ?? ''
  await vigil.api.switchProfile({ id: second })
  expect(await statusOf(vigil, 'kis')).toMatchObject({ standing: 'not-set-up' })
  await vigil.api.switchProfile({ id: 'demo' })
  expect(await statusOf(vigil, 'kiwoom')).toMatchObject({ standing: 'ready', environment: 'demo' })
  await expect(all(vigil.api.setUp(kisForm()))).rejects.toThrow('demo')
  await vigil.api.switchProfile({ id: 'main' })
  expect(await statusOf(vigil, 'kis')).toMatchObject({ standing: 'ready' })
  await vigil.api.removeProfile({ id: 'main' })
  expect(vigil.vault.items.size).toBe(0)
  expect((await firstOf(vigil.api.profiles(undefined)))[0]).toMatchObject({
    active: second,
    profiles: [{ name: '둘째' }],
  })
})

test('a wrong secret beside a right key does not find the right pair’s token', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  const right = vigil.orders.at(-1)?.tokens
  await right?.write({ token: new Secret('token'), issuedAt: 0, expiresAt: 1, refreshToken: null })
  expect((await right?.read())?.token.reveal()).toBe('token')
  await all(vigil.api.setUp({ ...kisForm(), values: { appSecret: 'W'.repeat(180) } }))
  expect(await vigil.orders.at(-1)?.tokens.read()).toBeNull()
})

test('who signed out stays signed out when the profile is taken up again, until the user tests', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  await vigil.api.signOut({ broker: 'kis' })
  await vigil.api.switchProfile({ id: 'main' })
  expect(vigil.signedOut).toEqual(['kis', 'kis'])
  expect(vigil.started).toEqual([])
  await all(vigil.api.testSession({ broker: 'kis' }))
  await vigil.api.switchProfile({ id: 'main' })
  expect(vigil.started).toEqual(['kis'])
})

test('a broker that passed its trial goes to work as it is: what it has said and counted stays', async () => {
  await using vigil = newcomer()
  await all(vigil.api.setUp(kisForm()))
  expect(vigil.orders).toHaveLength(1)
})
