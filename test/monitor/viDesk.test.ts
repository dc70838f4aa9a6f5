import { expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import type { InterruptionSignal, InterruptionSource } from '../../electron/monitor/broker.ts'
import type { Journal } from '../../electron/monitor/platform.ts'
import { createViDesk } from '../../electron/monitor/viDesk.ts'
import type { InterruptionNews } from '../../shared/contract.ts'
import type { LinkStatus } from '../../shared/domain/link.ts'
import { createMailbox } from '../../shared/rpc/mailbox.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'

function source() {
  const mailbox = createMailbox<InterruptionSignal>()
  const watching: InterruptionSource = {
    watch(signal) {
      signal.addEventListener('abort', () => mailbox.close())
      return mailbox
    },
    reconnect: () => {},
    takeOver: () => {},
  }
  return { source: watching, say: mailbox.put }
}

function desk() {
  const clock = createFakeClock(tenOClock)
  const journals = new Map<string, Journal>()
  const made = createViDesk({
    platform: {
      clock,
      log: { info: () => {}, warn: () => {} },
      openJournal(environment) {
        const journal = openJournal(':memory:', clock)
        journals.set(environment, journal)
        return journal
      },
    },
    environment: 'demo',
    onChange: () => {},
    onJournal: () => {},
  })
  return { ...made, clock }
}

const live = (at: number): InterruptionSignal => ({
  kind: 'link',
  status: linkStatus({ phase: 'live', since: at, liveSince: at, heardAt: at }),
})

test('a listener is led from the demo’s market to the real one, and is told no event of the other', async () => {
  await using vi = desk()
  const demo = source()
  const real = source()
  const heard: InterruptionNews[] = []
  const links: LinkStatus[] = []
  const ending = new AbortController()
  const listening = Promise.all([
    collect(vi.interruptions(ending.signal), heard),
    collect(vi.links(ending.signal), links),
  ])
  vi.listenTo('demo', demo.source)
  demo.say(live(tenOClock))
  demo.say({ kind: 'sighting', sighting: interruption() })
  await vi.clock.advance(0)
  expect(heard.at(-1)).toMatchObject({ kind: 'changed' })

  vi.listenTo('live', real.source)
  await vi.clock.advance(0)
  expect(heard.at(-1)).toEqual({ kind: 'today', date: '20261120', interruptions: [] })
  real.say({ kind: 'sighting', sighting: interruption({ code: '111111' }) })
  await vi.clock.advance(0)
  expect(heard.at(-1)).toMatchObject({ kind: 'changed', interruption: { issue: { code: '111111' } } })
  expect(vi.environment()).toBe('live')
  ending.abort()
  await listening
})

test('a line that nobody listens to any more is told as lost at once', async () => {
  await using vi = desk()
  const { source: first, say } = source()
  vi.listenTo('demo', first)
  say(live(tenOClock))
  await vi.clock.advance(0)
  expect(vi.link()).toMatchObject({ phase: 'live' })
  vi.pause('demo')
  expect(vi.link()).toMatchObject({ phase: 'stopped', liveSince: null, loss: { cause: 'restarted-by-user' } })
  vi.standStill('demo', 'no-credential')
  expect(vi.link()).toMatchObject({ phase: 'stopped', loss: { cause: 'no-credential' } })
  const gaps: unknown[] = []
  for await (const [now] of vi.gaps()) {
    gaps.push(now?.at(-1))
    break
  }
  expect(gaps).toEqual([expect.objectContaining({ from: tenOClock, until: null })])
})

test('an event that had come in before the keys were changed is kept', async () => {
  await using vi = desk()
  const first = source()
  const second = source()
  vi.listenTo('demo', first.source)
  await vi.clock.advance(0)
  first.say({ kind: 'sighting', sighting: interruption() })
  vi.listenTo('demo', second.source)
  await vi.clock.advance(0)
  expect(vi.journal().interruptionsOf('20261120')).toHaveLength(1)
})

async function collect<T>(feed: AsyncIterable<readonly T[]>, into: T[]): Promise<void> {
  for await (const batch of feed) into.push(...batch)
}
