import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import type { BrokerOrder } from '../../electron/monitor/broker.ts'
import { createMonitor } from '../../electron/monitor/createMonitor.ts'
import { openPreferences } from '../../electron/preferences/openPreferences.ts'
import { withAccountNews } from '../../shared/domain/accountNews.ts'
import type { AccountState } from '../../shared/domain/accounts.ts'
import type { ServerChoice } from '../../shared/domain/credential.ts'
import { Secret } from '../../shared/domain/secret.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { balanceOf, equity, refused } from './support/accountParts.ts'
import { createMemoryVault } from './support/memoryVault.ts'
import { testBroker, testBrokerage, testPlatform } from './support/monitorParts.ts'

const appSecret = 'S'.repeat(180)
const [first, second] = ['50123456', '61234567'] as const

const neverAborted = new AbortController().signal

/** One user's machine, on which Vigil is started again and again; each account tells its own number as its total. */
function machine() {
  const clock = createFakeClock(tenOClock)
  const vault = createMemoryVault(clock)
  const folder = temporaryFolder()
  const log = { info: () => {}, warn: () => {} }
  let online = true
  let latency = 0
  let ids = 0
  const balance = ({ values }: BrokerOrder) => {
    const account = Number(values.account?.reveal())
    const answer = balanceOf(account, [equity('005930', account)])
    return {
      question: 'TTTC8434R',
      async ask() {
        await clock.sleep(latency, neverAborted)
        return online ? ({ kind: 'answered', answer, asOf: clock.now(), latency: 10 } as const) : refused
      },
    }
  }

  function start(startInDemo = false) {
    const platform = testPlatform({
      clock,
      vault,
      preferences: openPreferences({ file: join(folder, 'preferences.json'), clock, log }),
      openJournal: (environment) => openJournal(join(folder, `journal-${environment}.sqlite`), clock),
      newId: () => `run${++ids}`,
    })
    const brokerage = testBrokerage({
      startDemo: async () => ({
        servers: {
          kis: {
            // The simulator listens somewhere else each time.
            endpoints: { rest: `http://127.0.0.1:${++ids}`, socket: null },
            values: { account: new Secret('50000001'), product: new Secret('01') },
            token: null,
          },
        },
        [Symbol.asyncDispose]: async () => {},
      }),
      create: (order) => testBroker(order, order.broker === 'kis' ? { balance: balance(order) } : {}),
    })
    const monitor = createMonitor({ platform, brokerage, startInDemo, version: '0.0.0' })
    const { api } = monitor
    async function now<T>(feed: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
      await clock.advance(1000)
      for await (const batch of feed) return batch
      return []
    }
    return {
      api,
      accounts: async () => withAccountNews(null, await now(api.accounts(undefined))).accounts,
      mine: async () => (await now(api.mine(undefined))).at(-1),
      async setUp(account: string, server: ServerChoice = { kind: 'real' }) {
        const values = { customer: 'P', appKey: 'K'.repeat(36), appSecret, account, product: '01' }
        for await (const [news] of api.setUp({ broker: 'kis', server, values }))
          expect(news?.state).not.toBe('failed')
      },
      stop: () => monitor[Symbol.asyncDispose](),
    }
  }
  return {
    start,
    vault,
    folder,
    clock,
    connect: (reached: boolean) => {
      online = reached
    },
    answerIn: (ms: number) => {
      latency = ms
    },
  }
}

const totals = (accounts: readonly AccountState[]) =>
  accounts.map(({ balance: { told } }) => [told?.value.sums.total ?? null, told?.kept ?? null])
const told = (account: string | undefined, kept: boolean) => [{ kind: 'sent', value: Number(account) }, kept]
const untold = [null, null]

test('after a restart without a line the account has its id and its figures, with their age', async () => {
  const { start, connect, clock } = machine()
  const before = start()
  await before.setUp(first)
  const [fresh] = await before.accounts()
  expect(totals([fresh as AccountState])).toEqual([told(first, false)])
  await before.stop()
  connect(false)
  await clock.advance(3_600_000)
  const after = start()
  const [kept] = await after.accounts()
  expect(kept?.id).toBe(fresh?.id)
  expect(kept?.balance.told).toEqual({ ...fresh?.balance.told, kept: true })
  expect(kept?.balance.failure?.trouble.kind).toBe('refused')
  // What is held is known from then, and says so.
  expect(await after.mine()).toEqual({
    held: { '005930': Number(first) },
    heldAsOf: fresh?.balance.told?.askedAt,
    watched: [],
  })
  await after.stop()
})

test('another account under the same keys has another id and none of the first one’s figures', async () => {
  const { start, connect } = machine()
  const vigil = start()
  await vigil.setUp(first)
  const [one] = await vigil.accounts()
  connect(false)
  await vigil.setUp(second)
  const [two] = await vigil.accounts()
  expect([two?.id === one?.id, totals(two ? [two] : [])]).toEqual([false, [untold]])
  expect(await vigil.mine()).toMatchObject({ held: {}, heldAsOf: null })
  await vigil.setUp(first)
  const [again] = await vigil.accounts()
  expect([again?.id, totals(again ? [again] : [])]).toEqual([one?.id, [told(first, true)]])
  await vigil.stop()
})

test('another profile shows its own account alone, and going back the first one’s', async () => {
  const { start, connect } = machine()
  const vigil = start()
  await vigil.setUp(first)
  const [one] = await vigil.accounts()
  const { profiles, active } = await vigil.api.createProfile({ name: '둘째' })
  await vigil.api.switchProfile({ id: profiles.at(-1)?.id ?? '' })
  expect(await vigil.accounts()).toEqual([])
  connect(false)
  // The very same account, as another profile's.
  await vigil.setUp(first)
  const [two] = await vigil.accounts()
  expect([two?.id === one?.id, totals(two ? [two] : [])]).toEqual([false, [untold]])
  await vigil.api.switchProfile({ id: active })
  expect(totals(await vigil.accounts())).toEqual([told(first, true)])
  await vigil.stop()
})

test('the same number on another server is another account', async () => {
  const { start } = machine()
  const vigil = start()
  const ids: (string | undefined)[] = []
  const custom = (rest: string): ServerChoice => ({ kind: 'custom', rest, socket: null })
  const servers = [custom('http://127.0.0.1:1'), custom('http://127.0.0.1:2')]
  for (const server of [{ kind: 'real' }, { kind: 'mock' }, ...servers] as const) {
    await vigil.setUp(first, server)
    ids.push((await vigil.accounts())[0]?.id)
  }
  expect(new Set(ids).size).toBe(4)
  await vigil.stop()
})

test('while the keychain is locked no account is shown, and what is held is not known', async () => {
  const { start, vault } = machine()
  const before = start()
  await before.setUp(first)
  const [fresh] = await before.accounts()
  await before.stop()
  vault.become('locked')
  const after = start()
  expect(await after.accounts()).toEqual([])
  expect(await after.mine()).toMatchObject({ held: {}, heldAsOf: null })
  vault.become('open')
  const [back] = await after.accounts()
  expect(back?.id).toBe(fresh?.id)
  await after.stop()
})

test('neither the id nor the disk has the account’s number, and no session tells the id', async () => {
  const { start, folder } = machine()
  const vigil = start()
  await vigil.setUp('50129876')
  const [account] = await vigil.accounts()
  expect(account?.account).toBe('5012••••-01')
  for await (const sessions of vigil.api.sessions(undefined)) {
    expect(JSON.stringify(sessions)).not.toContain(account?.id)
    break
  }
  await vigil.stop()
  // Its total is the number too, which shows that this looks in the right place.
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
  expect(files.some((text) => text.includes('"value":50129876'))).toBe(true)
  for (const text of files)
    expect(text.replaceAll(/"value":50129876|"quantity":\{[^}]*\}/g, '')).not.toContain('50129876')
})

/** Whether anything in Vigil's folder tells what this account holds, as its total or as its shares. */
function isKept(folder: string, account: string): boolean {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
  return files.some((text) => text.includes(`"value":${account}`))
}

test('a broker that is forgotten leaves nothing of its account on the disk, and nothing to show for keys typed anew', async () => {
  const { start, connect, folder } = machine()
  const vigil = start()
  // On two servers, of which each keeps its own.
  await vigil.setUp(first, { kind: 'mock' })
  await vigil.accounts()
  await vigil.setUp(second)
  await vigil.accounts()
  expect([isKept(folder, first), isKept(folder, second)]).toEqual([true, true])
  await vigil.api.forget({ broker: 'kis' })
  expect(await vigil.accounts()).toEqual([])
  expect([isKept(folder, first), isKept(folder, second)]).toEqual([false, false])
  connect(false)
  await vigil.setUp(second)
  expect(totals(await vigil.accounts())).toEqual([untold])
  await vigil.stop()
})

test('an answer that is on its way when its broker is forgotten is not kept', async () => {
  const { start, folder, clock, answerIn } = machine()
  const vigil = start()
  answerIn(60_000)
  await vigil.setUp(first)
  await vigil.accounts()
  await vigil.api.forget({ broker: 'kis' })
  await clock.advance(120_000)
  expect(isKept(folder, first)).toBe(false)
  await vigil.stop()
  expect(isKept(folder, first)).toBe(false)
})

test.each([
  ['in use', true],
  ['not in use', false],
])('a profile %s that is removed takes its accounts’ figures along, and nobody else’s', async (_, inUse) => {
  const { start, folder } = machine()
  const vigil = start()
  await vigil.setUp(first)
  await vigil.accounts()
  const { profiles, active } = await vigil.api.createProfile({ name: '둘째' })
  const another = profiles.at(-1)?.id ?? ''
  await vigil.api.switchProfile({ id: another })
  await vigil.setUp(second)
  await vigil.accounts()
  if (!inUse) await vigil.api.switchProfile({ id: active })
  await vigil.api.removeProfile({ id: another })
  expect([isKept(folder, first), isKept(folder, second)]).toEqual([true, false])
  await vigil.stop()
})

test('of a replaced account nothing is kept once the new one has told', async () => {
  const { start, folder } = machine()
  const vigil = start()
  await vigil.setUp(first)
  await vigil.accounts()
  await vigil.setUp(second)
  expect(totals(await vigil.accounts())).toEqual([told(second, false)])
  await vigil.stop()
  expect([isKept(folder, first), isKept(folder, second)]).toEqual([false, true])
})

test('the demo’s account is the same one at the next start, wherever the simulator is then', async () => {
  const { start, connect } = machine()
  const before = start(true)
  const [fresh] = await before.accounts()
  await before.stop()
  connect(false)
  const after = start(true)
  const [kept] = await after.accounts()
  expect(kept?.id).toBe(fresh?.id)
  expect(totals(kept ? [kept] : [])).toEqual([told('50000001', true)])
  await after.stop()
})

test('the demo keeps its watchlist and its journal to itself', async () => {
  const { start, folder } = machine()
  const demo = start(true)
  await demo.accounts()
  await demo.api.editWatchlist({ kind: 'create-group', name: '연습', lines: [] })
  await demo.stop()
  const own = start()
  await own.accounts()
  for await (const [state] of own.api.watchlist(undefined)) {
    expect(state).toEqual({ environment: 'live', watchlist: { groups: [] }, undo: null })
    break
  }
  await own.stop()
  expect(readdirSync(folder)).toContain('journal-demo.sqlite')
})
