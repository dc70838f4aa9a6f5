import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createBrokerage } from '../../electron/createBrokerage.ts'
import { secrets } from '../../electron/demoServers.ts'
import { openJournal } from '../../electron/journal/openJournal.ts'
import { createMonitor } from '../../electron/monitor/createMonitor.ts'
import { createHttp } from '../../electron/net/http.ts'
import { startSimulator } from '../../electron/simulator/startSimulator.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { withAccountNews } from '../../shared/domain/accountNews.ts'
import { AccountNews, type AccountState } from '../../shared/domain/accounts.ts'
import { Secret } from '../../shared/domain/secret.ts'
import { Mine, WatchGroupsAnswer } from '../../shared/domain/watchlist.ts'
import { carried, createWatchedClock } from '../net/support/watchedClock.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testPlatform } from './support/monitorParts.ts'

/** 2026-11-20 10:00:00 KST. */
const ten = Date.UTC(2026, 10, 20, 1)

/** Vigil beside a simulator that can be stopped under it, at one of the sandbox's brokers. */
async function machine(brokerName: string) {
  const clock = createWatchedClock(ten)
  const folder = temporaryFolder()
  const simulator = await startSimulator({ clock, seed: 11, day: 'lively' })
  const { koscom } = simulator
  const account = koscom.accounts.find(({ alias }) => alias === brokerName)?.number ?? ''
  const http = createHttp(systemClock)
  const refreshToken = new Secret(koscom.refreshToken)
  const demo = {
    endpoints: { rest: koscom.rest, socket: null },
    values: secrets({ ...koscom.credential, brokerName, account }),
    token: { token: new Secret('ended'), issuedAt: 0, expiresAt: 0, refreshToken },
  }

  function start() {
    const { api, ...monitor } = createMonitor({
      platform: testPlatform({
        clock,
        openJournal: (environment) => openJournal(join(folder, `${environment}.sqlite`), clock),
      }),
      brokerage: createBrokerage({
        clock,
        http,
        log: { info: () => {}, warn: () => {} },
        overrides: {},
        startDemo: async () => ({ servers: { koscom: demo }, [Symbol.asyncDispose]: async () => {} }),
      }),
      startInDemo: true,
      version: '0.0.0',
    })
    async function account(): Promise<AccountState | undefined> {
      for await (const batch of api.accounts(undefined))
        return withAccountNews(null, AccountNews.array().parse(batch)).accounts[0]
      return undefined
    }
    return {
      api,
      account,
      /** Lets the clock run until the account has settled after it was asked. */
      async settled(): Promise<AccountState | undefined> {
        for (let state = await account(); ; state = await account()) {
          if (state && !state.balance.asking && !state.composition?.asking) return state
          await clock.advance(50)
        }
      },
      stop: () => carried(clock, monitor[Symbol.asyncDispose]()),
    }
  }
  return {
    clock,
    start,
    disconnect: () => simulator[Symbol.asyncDispose](),
    end: () => http[Symbol.asyncDispose](),
  }
}

test.each([
  ['cyber', 9],
  ['diamond', 10],
])('%s tells its account, and what it told is there after a restart without a line', async (name, rows) => {
  const { clock, start, disconnect, end } = await machine(name)
  const vigil = start()
  const fresh = await vigil.settled()
  expect(fresh).toMatchObject({ broker: 'koscom', environment: 'demo', balance: { failure: null } })
  expect(fresh?.balance.told).toMatchObject({
    kept: false,
    source: { broker: 'koscom', environment: 'demo' },
  })
  expect(fresh?.balance.told?.value.equities).toHaveLength(rows)
  expect(fresh?.composition?.told?.value.amounts).toBe('percent')
  for await (const [mine] of vigil.api.mine(undefined)) {
    const { held, heldAsOf } = Mine.parse(mine)
    // Cash and credit of one issue are one holding.
    expect(Object.keys(held)).toHaveLength(9)
    expect(Object.values(held).every((quantity) => quantity !== null)).toBe(true)
    expect(heldAsOf).toBe(fresh?.balance.told?.askedAt)
    break
  }
  const groups = WatchGroupsAnswer.parse(await carried(clock, vigil.api.brokerGroups(undefined)))
  expect(groups.kind === 'answered' && groups.groups.map(({ issues }) => issues.length)).toEqual([8, 8, 4])
  await vigil.stop()

  await disconnect()
  await clock.advance(2 * 3_600_000)
  const again = start()
  const asking = again.api.refreshAccounts(undefined)
  await carried(clock, asking)
  const kept = await again.settled()
  expect(kept?.id).toBe(fresh?.id)
  expect(kept?.balance.told).toEqual({ ...fresh?.balance.told, kept: true })
  expect(kept?.composition?.told).toEqual({ ...fresh?.composition?.told, kept: true })
  expect(kept?.balance.failure?.trouble.kind).toBe('offline')
  expect(clock.now() - (kept?.balance.told?.askedAt ?? 0)).toBeGreaterThan(2 * 3_600_000)
  await again.stop()
  await end()
})
