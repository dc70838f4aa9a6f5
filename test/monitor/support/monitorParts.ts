import { createHash } from 'node:crypto'
import { openJournal } from '../../../electron/journal/openJournal.ts'
import { openReadings } from '../../../electron/journal/openReadings.ts'
import type { Broker, Brokerage, BrokerOrder, Endpoints } from '../../../electron/monitor/broker.ts'
import type { Platform, SavedPreferences } from '../../../electron/monitor/platform.ts'
import { checkNews } from '../../../shared/domain/check.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import type { SessionFacts } from '../../../shared/domain/session.ts'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { noWatchlist } from '../../../shared/domain/watchlist.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { tenOClock } from '../../support/interruptions.ts'
import { createMemoryVault } from './memoryVault.ts'

/** A platform without a disk or a keychain; the journal is a real one in memory. */
export function testPlatform(given: Partial<Platform> = {}): Platform {
  const clock = given.clock ?? createFakeClock(tenOClock)
  let id = 0
  return {
    clock,
    log: { info: () => {}, warn: () => {} },
    notifier: 'window',
    vault: createMemoryVault(clock),
    preferences: memoryPreferences(),
    openReadings: () => openReadings(':memory:', clock),
    openJournal: () => openJournal(':memory:', clock),
    fingerprint: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => `profile${++id}`,
    describeMachine: async () => ['machine: a test'],
    ...given,
  }
}

function memoryPreferences(): Platform['preferences'] {
  let saved: SavedPreferences = {
    settings: defaultSettings,
    active: 'main',
    profiles: [{ id: 'main', name: '실전', brokers: {} }],
    confirmedHosts: [],
    issues: {},
    calendar: null,
    watchlists: { own: noWatchlist, demo: noWatchlist },
  }
  return {
    read: () => saved,
    change: (change) => {
      saved = { ...saved, ...change }
    },
  }
}

const place = (name: string): Endpoints => ({ rest: `https://${name}.example`, socket: null })
const official = (name: string) => ({ real: place(name), mock: place(`mock.${name}`) })

export function testBrokerage(given: Partial<Brokerage> = {}): Brokerage {
  return {
    create: (order) => testBroker(order),
    official: { kis: official('kis'), kiwoom: official('kiwoom'), koscom: official('koscom') },
    overrides: {},
    startDemo: async () => ({
      servers: {
        kiwoom: {
          endpoints: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
          values: { appKey: new Secret('demo-app-key'), appSecret: new Secret('demo-app-secret') },
          token: null,
        },
      },
      [Symbol.asyncDispose]: async () => {},
    }),
    reach: async () => ({ kind: 'reached', latency: 1, clockSkew: 0 }),
    ...given,
  }
}

export const quietFacts: SessionFacts = {
  token: { kind: 'none' },
  lastAnswer: null,
  lastRefusal: null,
  lastFault: null,
  requests: 0,
  tokensIssued: 0,
  nextIssueAt: null,
  issueSendsMessage: false,
  budgets: [],
  clockSkew: null,
}

/** A broker that passes every check and says nothing by itself. */
export function testBroker({ broker }: BrokerOrder, given: Partial<Broker> = {}): Broker {
  return {
    id: broker,
    session: {
      facts: () => quietFacts,
      onChange: () => {},
      start: () => {},
      async *check() {
        yield checkNews({ check: 'reach', state: 'passed', at: tenOClock })
      },
      answer: () => false,
      signOut: async () => null,
    },
    [Symbol.asyncDispose]: async () => {},
    ...given,
  }
}
