import { expect, test } from 'vitest'
import type { BalanceSource } from '../../electron/monitor/broker.ts'
import { createMonitor } from '../../electron/monitor/createMonitor.ts'
import { type MonitorApi, monitorContract } from '../../shared/contract.ts'
import { credentialFields } from '../../shared/domain/credential.ts'
import { BrokerId } from '../../shared/domain/instrument.ts'
import { Secret } from '../../shared/domain/secret.ts'
import { balanceOf } from '../monitor/support/accountParts.ts'
import { createMemoryVault } from '../monitor/support/memoryVault.ts'
import { testBroker, testBrokerage, testPlatform } from '../monitor/support/monitorParts.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'

/** A value of each field that is right by its rule, and found nowhere else. */
const canaries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kis: {
    customer: 'B',
    appKey: 'CANARYKISAPPKEY'.padEnd(36, 'k'),
    appSecret: 'CANARYKISSECRET'.padEnd(180, 's'),
    account: '83719462',
    product: '01',
    personalSecKey: 'CANARYPERSONALSECKEY',
    sequence: '001',
    phone: '01083719462',
    ip: '203.0.113.7',
    mac: '00:00:5E:00:53:07',
  },
  kiwoom: { appKey: 'CANARYKIWOOMAPPKEY', appSecret: 'CANARYKIWOOMSECRET' },
  koscom: {
    clientId: 'CANARYCLIENTID',
    clientSecret: 'CANARYCLIENTSECRET',
    redirect: 'http://127.0.0.1:17860/koscom',
    company: 'F0995',
    service: '297',
    brokerName: 'diamond',
    ci: ' CANARYCI'.padEnd(88, 'c'),
    account: '160635473371946209',
    ip: '203.0.113.7',
    mac: '00:00:5E:00:53:07',
  },
}
const token = 'CANARYTOKEN'
const balance: BalanceSource = {
  question: 'balance',
  ask: async () => ({ kind: 'answered', answer: balanceOf(7), asOf: tenOClock, latency: 1 }),
}

const planted = BrokerId.options.flatMap((broker) =>
  credentialFields[broker]
    .filter(({ kind }) => kind !== 'plain')
    .map(({ id }) => canaries[broker]?.[id] ?? ''),
)

/** Something to ask of every entry. A new entry of the contract needs its line here, or this does not compile. */
const questions: { readonly [K in keyof MonitorApi]: readonly Parameters<MonitorApi[K]>[0][] } = {
  interruptions: [undefined],
  gaps: [undefined],
  links: [undefined],
  health: [undefined],
  settings: [undefined],
  popups: [undefined],
  reportPopup: [{ noticeId: 'none', outcome: { kind: 'shown' } }],
  noticeReports: [undefined],
  attention: [undefined],
  reconnect: [{ broker: 'kiwoom' }],
  takeOver: [{ broker: 'kiwoom' }],
  changeSettings: [{ locale: 'en' }],
  testNotice: [undefined],
  sessions: [undefined],
  profiles: [undefined],
  vault: [undefined],
  openVault: [undefined],
  setUp: BrokerId.options.map((broker) => ({ broker, server: { kind: 'real' }, values: {} })),
  testSession: BrokerId.options.map((broker) => ({ broker })),
  answerAuthorisation: [{ broker: 'koscom', answer: 'code' }],
  confirmHost: [{ broker: 'kis', host: 'proxy.example' }],
  createProfile: [{ name: 'another' }],
  renameProfile: [{ id: 'main', name: 'renamed' }],
  doctor: [undefined],
  accounts: [undefined],
  refreshAccounts: [undefined],
  mine: [undefined],
  useDemo: [{ broker: 'koscom' }],
  signOut: BrokerId.options.map((broker) => ({ broker })),
  forget: [{ broker: 'kiwoom' }],
  removeProfile: [{ id: 'main' }],
  checkSellable: [{ code: '005930' }],
  holdings: [undefined],
  checkAll: [{ codes: ['005930'] }],
  calendar: [undefined],
  watchlist: [undefined],
  editWatchlist: [{ kind: 'create-group', name: 'group', lines: [] }],
  undoWatchlist: [undefined],
  brokerGroups: [undefined],
  quotes: [undefined],
  quotePlan: [undefined],
  lookAt: [{ codes: ['005930'] }],
  instruments: [undefined],
  programTrade: [{ market: 'KOSPI', venue: 'combined' }],
  programDays: [{ market: 'KOSPI', venue: 'combined' }],
  programDay: [{ market: 'KOSPI', venue: 'combined', date: '20261120' }],
  issueProgram: [{ code: '005930', venue: 'KRX' }],
  switchProfile: [{ id: 'demo' }],
}

test('no call and no feed of the contract gives a secret back, after all of them were written', async () => {
  const clock = createFakeClock(tenOClock)
  const vault = createMemoryVault(clock)
  const platform = testPlatform({ clock, vault })
  const brokerage = testBrokerage({
    create: (order) => {
      void order.tokens.write({ token: new Secret(token), issuedAt: 0, expiresAt: 1, refreshToken: null })
      return testBroker(order, { balance })
    },
  })
  await using monitor = createMonitor({ platform, brokerage, startInDemo: false, version: '0.0.0' })
  for (const broker of BrokerId.options)
    for await (const [news] of monitor.api.setUp({
      broker,
      server: { kind: 'real' },
      values: canaries[broker] ?? {},
    }))
      expect(news?.state, `${broker} ${news?.check}`).not.toBe('failed')
  expect([...vault.items.keys()]).toEqual(expect.arrayContaining(['main/kis', 'main/kiwoom', 'main/koscom']))

  const said = await askEverything(monitor.api)
  // The accounts were there to be asked.
  expect(said.accounts).toContain('"total":{"kind":"sent","value":7}')
  expect(Object.keys(said).toSorted()).toEqual(Object.keys(monitorContract).toSorted())
  for (const [entry, text] of Object.entries(said))
    for (const canary of [...planted, token]) expect(text, entry).not.toContain(canary)
})

type AnyEntry = (question: never, signal?: AbortSignal) => unknown

async function askEverything(api: MonitorApi): Promise<Record<string, string>> {
  const said: Record<string, string> = {}
  for (const [name, asked] of Object.entries(questions)) {
    const entry: AnyEntry = api[name as keyof MonitorApi]
    const answers = []
    for (const question of asked) answers.push(await answerOf(entry, question as never))
    said[name] = JSON.stringify(answers)
  }
  return said
}

/** Everything a feed says at first; a call's answer, or its fault. */
async function answerOf(entry: AnyEntry, question: never): Promise<unknown> {
  const ending = new AbortController()
  try {
    const answer = entry(question, ending.signal)
    if (!isFeed(answer)) return await answer
    const heard: unknown[] = []
    const listening = (async () => {
      for await (const batch of answer) heard.push(batch)
    })()
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
    ending.abort()
    await listening
    return heard
  } catch (error) {
    return error instanceof Error ? `${error.name} ${error.message} ${error.stack}` : error
  }
}

function isFeed(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}
