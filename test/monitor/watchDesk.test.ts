import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Broker } from '../../electron/monitor/broker.ts'
import type { Seat } from '../../electron/monitor/sellDesk.ts'
import { createWatchDesk } from '../../electron/monitor/watchDesk.ts'
import { openPreferences } from '../../electron/preferences/openPreferences.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type { Standing } from '../../shared/domain/standing.ts'
import type { WatchEdit } from '../../shared/domain/watchlist.ts'
import { editsOf, group, lines, newIds, section } from '../domain/watchEdits.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testBroker } from './support/monitorParts.ts'
import { status } from './support/programParts.ts'

const koscom = (roles: Partial<Broker> = {}): Broker =>
  testBroker({ broker: 'koscom' } as Parameters<typeof testBroker>[0], roles)

/** A desk over real preferences in a file. */
function deskOn(folder = temporaryFolder(), seat: Seat = { broker: koscom(), status: status() }) {
  const clock = createFakeClock(tenOClock)
  const log = { info: () => {}, warn: () => {} }
  const preferences = openPreferences({ file: `${folder}/preferences.json`, clock, log })
  let environment: Environment = 'live'
  const desk = createWatchDesk({
    preferences,
    clock,
    seat: () => seat,
    environment: () => environment,
    newId: newIds(),
  })
  return {
    desk,
    preferences,
    folder,
    clock,
    become(next: Environment) {
      environment = next
      desk.look()
    },
  }
}

const create = (name: string, ...codes: readonly string[]): WatchEdit => ({
  kind: 'create-group',
  name,
  lines: lines(...codes),
})

test('an edit is there at the next start; what could be taken back is not', () => {
  const { desk, folder } = deskOn()
  expect(desk.edit(create('반도체', '005930')).undo).toBe('create-group')
  const next = deskOn(folder).desk
  expect(next.watchlist()).toEqual(desk.watchlist())
  expect(next.watchlist().groups[0]?.entries).toEqual([{ kind: 'issue', key: '005930', name: null }])
  expect(next.undo()).toMatchObject({ undo: null, watchlist: desk.watchlist() })
})

test('whatever was done, taking back each of it leads to what was there before, step by step', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (seeds) => {
      const { desk } = deskOn()
      desk.edit(create('처음', '000001', '000002'))
      const states = [desk.watchlist()]
      for (const seed of seeds) {
        const { watchlist } = desk.edit(editsOf(desk.watchlist(), seed))
        // What changed nothing is nothing that could be taken back.
        if (watchlist !== states.at(-1)) states.push(watchlist)
      }
      for (const before of states.slice(0, -1).reverse()) expect(desk.undo().watchlist).toEqual(before)
      expect(desk.undo()).toMatchObject({ undo: null, watchlist: { groups: [] } })
    }),
    { numRuns: 25 },
  )
})

test('a list that is brought in with its sections is one thing to take back', () => {
  const { desk } = deskOn()
  const given = [...lines('000001'), section('반도체'), ...lines('000002'), section('바이오')]
  desk.edit({ kind: 'create-group', name: '단타', lines: given })
  const begun = desk.watchlist()
  expect(begun.groups[0]?.entries).toHaveLength(4)
  const more = [section('그 밖'), ...lines('000003', '000001')]
  const id = begun.groups[0]?.id ?? ''
  expect(desk.edit({ kind: 'add-lines', group: id, lines: more, before: null }).undo).toBe('add-lines')
  expect(desk.watchlist().groups[0]?.entries).toHaveLength(6)
  expect(desk.undo()).toMatchObject({ undo: 'create-group', watchlist: begun })
  expect(desk.undo()).toMatchObject({ undo: null, watchlist: { groups: [] } })
})

test('fifty steps can be taken back, and no more', () => {
  const { desk } = deskOn()
  desk.edit(create('이름 0'))
  const id = desk.watchlist().groups[0]?.id ?? ''
  for (let n = 1; n <= 60; n += 1) desk.edit({ kind: 'rename-group', group: id, name: `이름 ${n}` })
  let taken = 0
  for (; desk.undo().undo !== null; taken += 1);
  expect(taken + 1).toBe(50)
  expect(desk.watchlist().groups[0]?.name).toBe('이름 10')
})

test('the demo has a list of its own, and steps of its own', async () => {
  const { desk, become, preferences, clock } = deskOn()
  const told: (readonly [string, number, string | null])[] = []
  const ending = new AbortController()
  const listening = (async () => {
    for await (const batch of desk.news.subscribe(ending.signal))
      for (const { environment, watchlist, undo } of batch)
        told.push([environment, watchlist.groups.length, undo])
  })()
  await clock.advance(0)
  desk.edit(create('내 것', '005930'))
  await clock.advance(0)
  become('demo')
  await clock.advance(0)
  desk.edit(create('연습', '000660'))
  desk.edit(create('연습 둘'))
  desk.undo()
  desk.undo()
  expect(desk.undo().undo).toBeNull()
  await clock.advance(0)
  become('mock')
  await clock.advance(0)
  ending.abort()
  await listening
  expect(told).toEqual([
    ['live', 0, null],
    ['live', 1, 'create-group'],
    ['demo', 0, null],
    ['demo', 0, null],
    ['mock', 1, 'create-group'],
  ])
  expect(preferences.read().watchlists.demo.groups).toEqual([])
})

test('whoever follows the list hears of an edit, and of none that changed nothing', () => {
  const { desk } = deskOn()
  let heard = 0
  desk.onChange(() => {
    heard += 1
  })
  desk.edit({ kind: 'remove-group', group: 'nobody' })
  desk.undo()
  expect(heard).toBe(0)
  desk.edit(create('하나'))
  desk.undo()
  expect(heard).toBe(2)
})

const found = { name: '관심 1', issues: [{ isin: 'KR7005930003', code: '005930' }], changedOn: null }

test('the broker’s groups are asked anew each time, and the question ends with its asker', async () => {
  const signals: AbortSignal[] = []
  const question = '/v1/diamond/account/interest/search'
  const watchGroups: Broker['watchGroups'] = {
    question,
    async ask(signal) {
      signals.push(signal)
      return { kind: 'answered', answer: [found], asOf: tenOClock, latency: 5 }
    },
  }
  const { desk } = deskOn(undefined, {
    broker: koscom({ watchGroups }),
    status: status({ broker: 'koscom' }),
  })
  const asking = new AbortController()
  expect(await desk.brokerGroups(asking.signal)).toMatchObject({
    kind: 'answered',
    source: { broker: 'koscom', question, session: 'first' },
    groups: [found],
    askedAt: tenOClock,
  })
  await desk.brokerGroups(asking.signal)
  expect(signals).toEqual([asking.signal, asking.signal])
})

test.each<[Standing, Standing]>([
  ['not-set-up', 'not-set-up'],
  ['vault-closed', 'vault-closed'],
  ['ready', 'unusable'],
])('with nobody to ask (%s) that is no empty list of groups', async (standing, told) => {
  const broker = standing === 'ready' ? koscom() : null
  const { desk } = deskOn(undefined, { broker, status: status({ standing }) })
  expect(await desk.brokerGroups(new AbortController().signal)).toEqual({
    kind: 'troubled',
    source: null,
    trouble: { kind: 'no-session', standing: told },
    at: tenOClock,
  })
})

test('a group that is in the file is where it was left', () => {
  const { preferences, desk } = deskOn()
  preferences.change({
    watchlists: { ...preferences.read().watchlists, own: { groups: [group('a', ['005930'])] } },
  })
  desk.edit({ kind: 'rename-group', group: 'a', name: '다른 이름' })
  expect(preferences.read().watchlists.own.groups).toEqual([{ ...group('a', ['005930']), name: '다른 이름' }])
})
