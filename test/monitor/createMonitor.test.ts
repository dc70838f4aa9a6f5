import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import type { InterruptionSignal, InterruptionSource } from '../../electron/monitor/broker.ts'
import { createMonitor } from '../../electron/monitor/createMonitor.ts'
import type { Journal } from '../../electron/monitor/platform.ts'
import { openPreferences } from '../../electron/preferences/openPreferences.ts'
import type { InterruptionNews } from '../../shared/contract.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { createMailbox } from '../../shared/rpc/mailbox.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testBroker, testBrokerage, testPlatform } from './support/monitorParts.ts'

/** A monitor on a real journal, with the broker's end of the role in the test's hand. */
function monitorOn(journalFile: string, clock = createFakeClock(tenOClock)) {
  const log = { info: () => {}, warn: () => {} }
  const journal = openJournal(journalFile, clock)
  const mailbox = createMailbox<InterruptionSignal>()
  const calls: string[] = []
  const interruptions: InterruptionSource = {
    watch(signal) {
      signal.addEventListener('abort', () => mailbox.close())
      return mailbox
    },
    reconnect: () => calls.push('reconnect'),
    takeOver: () => calls.push('takeOver'),
  }
  const monitor = createMonitor({
    platform: testPlatform({
      clock,
      // What a test plants in the journal later is met as well.
      openJournal: () => ({
        ...journal,
        record: (entry) => journal.record(entry),
        recordNotice: (notice) => journal.recordNotice(notice),
      }),
      preferences: openPreferences({ file: `${journalFile}.json`, clock, log }),
    }),
    brokerage: testBrokerage({ create: (order) => testBroker(order, { interruptions }) }),
    startInDemo: true,
    version: '0.0.0',
  })
  return {
    api: monitor.api,
    journal,
    clock,
    say: mailbox.put,
    calls,
    stop: () => monitor[Symbol.asyncDispose](),
  }
}

const journalFile = () => join(temporaryFolder(), 'journal.sqlite')
const live = (heardAt: number): InterruptionSignal => ({
  kind: 'link',
  status: linkStatus({ phase: 'live', liveSince: tenOClock, heardAt }),
})
const sighting = (event = interruption()): InterruptionSignal => ({ kind: 'sighting', sighting: event })

async function nextOf<T>(feed: AsyncIterator<readonly T[]>): Promise<readonly T[]> {
  const step = await feed.next()
  return step.done ? [] : step.value
}

test('an event is on the disk before the window hears of it', async () => {
  const file = journalFile()
  const { api, say, stop, clock } = monitorOn(file)
  const feed = api.interruptions(undefined)[Symbol.asyncIterator]()
  await nextOf(feed)
  say(sighting())
  await nextOf(feed)
  const other = openJournal(file, clock)
  expect(other.interruptionsOf('20261120')).toHaveLength(1)
  other.close()
  await stop()
})

test('the same event from two venues is one row, one notice; its release is told once', async () => {
  const { api, say, journal, stop } = monitorOn(journalFile())
  const told: string[] = []
  const recordNotice = journal.recordNotice
  Object.assign(journal, {
    recordNotice: (notice: Parameters<Journal['recordNotice']>[0]) => {
      told.push(notice.kind)
      recordNotice(notice)
    },
  })
  const feed = api.interruptions(undefined)[Symbol.asyncIterator]()
  await nextOf(feed)
  const release = { ...interruption(), releasedAt: tenOClock + 132_000 }
  say(sighting())
  say(sighting(interruption({ venues: ['combined'] })))
  say(sighting(release))
  say(sighting({ ...release, venues: ['combined'] }))
  const news = await nextOf(feed)
  expect(news).toEqual([
    { kind: 'changed', interruption: { ...release, venues: ['KRX', 'combined'] } } satisfies InterruptionNews,
  ])
  expect(told).toEqual(['triggered', 'released'])
  await stop()
})

test('after a restart today’s events and the gap between the two runs are there', async () => {
  const file = journalFile()
  const first = monitorOn(file)
  first.say(live(tenOClock + 1000))
  first.say(sighting())
  await first.clock.advance(2000)
  await first.stop()

  const clock = createFakeClock(tenOClock + 60_000)
  const second = monitorOn(file, clock)
  const news = await nextOf(second.api.interruptions(undefined)[Symbol.asyncIterator]())
  expect(news).toEqual([{ kind: 'today', date: '20261120', interruptions: [interruption()] }])
  const status = linkStatus({ phase: 'live', liveSince: clock.now(), heardAt: clock.now() })
  second.say({ kind: 'link', status })
  await clock.advance(0)
  const [gaps = []] = await nextOf(second.api.gaps(undefined)[Symbol.asyncIterator]())
  expect(gaps.map(({ from, until, reason }) => ({ from, until, reason }))).toEqual([
    { from: Date.parse('2026-11-20T00:00:00+09:00'), until: tenOClock, reason: 'not-running' },
    { from: tenOClock + 2000, until: tenOClock + 60_000, reason: 'vigil-stopped' },
  ])
  await second.stop()
})

test('at midnight in Korea the list begins anew, with what is still running', async () => {
  const lateEvening = Date.parse('2026-11-20T23:59:30+09:00')
  const { api, say, clock, stop } = monitorOn(journalFile(), createFakeClock(lateEvening))
  const running = interruption({ code: '111111', triggeredAt: lateEvening })
  const over = interruption({ code: '222222', triggeredAt: lateEvening, releasedAt: lateEvening + 1000 })
  say(sighting(running))
  say(sighting(over))
  await clock.advance(60_000)
  say({ kind: 'link', status: linkStatus() })
  await clock.advance(0)
  const [news] = await nextOf(api.interruptions(undefined)[Symbol.asyncIterator]())
  expect(news).toEqual({ kind: 'today', date: '20261121', interruptions: [running] })
  await stop()
})

test('a watch that breaks inside is a dead line on the screen, not a quiet market', async () => {
  const { api, say, journal, clock, stop } = monitorOn(journalFile())
  say(live(tenOClock))
  await clock.advance(0)
  const record = journal.record
  Object.assign(journal, {
    record: () => {
      Object.assign(journal, { record })
      throw new Error('planted')
    },
  })
  say(sighting())
  await clock.advance(0)
  const [status] = await nextOf<LinkStatus>(api.links(undefined)[Symbol.asyncIterator]())
  expect(status).toMatchObject({ phase: 'stopped', liveSince: null, loss: { cause: 'internal-fault' } })
  await stop()
})

test('settings change for every window and are there after a restart', async () => {
  const file = journalFile()
  const first = monitorOn(file)
  expect(await first.api.changeSettings({ locale: 'en' })).toEqual({ ...defaultSettings, locale: 'en' })
  await first.stop()
  const second = monitorOn(file)
  expect(await nextOf(second.api.settings(undefined)[Symbol.asyncIterator]())).toEqual([
    { ...defaultSettings, locale: 'en' },
  ])
  await second.stop()
})

test('reconnect and take over reach the broker', async () => {
  const { api, calls, clock, stop } = monitorOn(journalFile())
  await clock.advance(0)
  await api.reconnect({ broker: 'kiwoom' })
  await api.takeOver({ broker: 'kiwoom' })
  expect(calls).toEqual(['reconnect', 'takeOver'])
  await stop()
})
