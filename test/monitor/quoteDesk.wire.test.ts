import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKiwoom } from '../../electron/brokers/kiwoom/kiwoom.ts'
import { openJournal } from '../../electron/journal/openJournal.ts'
import { createInstrumentDesk } from '../../electron/monitor/instrumentDesk.ts'
import { createQuoteDesk } from '../../electron/monitor/quoteDesk.ts'
import { createTopic } from '../../electron/monitor/topic.ts'
import { createViDesk } from '../../electron/monitor/viDesk.ts'
import { createHttp } from '../../electron/net/http.ts'
import { dial } from '../../electron/net/socket.ts'
import { listedIssues } from '../../electron/simulator/market/issues.ts'
import { startSimulator } from '../../electron/simulator/startSimulator.ts'
import { InstrumentBook } from '../../shared/domain/instruments.ts'
import { Quote, QuotePlan } from '../../shared/domain/quote.ts'
import { type Clock, kstDigits } from '../../shared/domain/time.ts'
import { type Mine, nothingMine } from '../../shared/domain/watchlist.ts'
import { fastClock } from '../brokers/kiwoom/support/watching.ts'
import { keptLog, orderFor } from '../brokers/support/orders.ts'
import { tenOClock } from '../support/interruptions.ts'
import { until } from '../support/until.ts'
import { kiwoomSeat, watchQuotes } from './support/quoteParts.ts'

const [held = '', watched = ''] = listedIssues.map(({ code }) => code)

/** The machine's pace, ten o'clock in Korea at the start. */
function clockFromTen(): Clock {
  const { now, sleep } = fastClock(1)
  const ahead = tenOClock - now()
  return { now: () => now() + ahead, sleep }
}

/** Both desks and the VI watch on Vigil's own client, which talks to a simulated server. */
async function openWorld() {
  const clock = clockFromTen()
  const log = keptLog()
  const simulator = await startSimulator({ clock, seed: 5, day: 'quiet' })
  const http = createHttp(clock)
  const { kiwoom } = simulator
  const order = orderFor('kiwoom', kiwoom, kiwoom.credential)
  const broker = createKiwoom(order, { clock, random: () => 0.05, http, dial, log, newId: randomUUID })
  const vis = createViDesk({
    platform: { clock, log, openJournal: () => openJournal(':memory:', clock) },
    environment: 'demo',
    onChange: () => {},
    onJournal: () => {},
  })
  if (broker.interruptions) vis.listenTo('demo', broker.interruptions)
  const mine: Mine = { ...nothingMine, held: { [held]: 10 }, watched: [watched] }
  const { quotes, instruments } = broker
  const seat = kiwoomSeat(
    { ...(quotes && { quotes }), ...(instruments && { instruments }) },
    { environment: 'demo' },
  )
  const place = { clock, seat: () => seat, journal: vis.journal, environment: vis.environment }
  const desk = createQuoteDesk({
    ...place,
    log,
    mine: { news: createTopic<Mine>({ snapshot: () => [mine] }), now: () => mine },
    interruptions: vis.interruptions,
    gaps: vis.gaps,
    calendar: () => ({ days: {}, shifts: {} }),
  })
  const listed = createInstrumentDesk(place)
  const page = watchQuotes(desk)
  const plans: QuotePlan[] = []
  void (async () => {
    for await (const batch of desk.plan.subscribe()) plans.push(...batch)
  })()
  return {
    ...{ clock, kiwoom, simulator, desk, listed, page, log, vis },
    live: () => plans.at(-1)?.live ?? [],
    plans,
    async [Symbol.asyncDispose]() {
      await desk[Symbol.asyncDispose]()
      await listed[Symbol.asyncDispose]()
      await vis[Symbol.asyncDispose]()
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
      await simulator[Symbol.asyncDispose]()
    },
  }
}

test('over real sockets: registered, asked for, told live, through a VI and through a lost line', async () => {
  await using world = await openWorld()
  const { kiwoom, simulator, page, clock, listed } = world
  await until('both live', () => world.live().length === 2)
  await until('both asked for', () => page.last(held) !== undefined && page.last(watched) !== undefined)
  expect(page.last(watched)).toMatchObject({ by: 'ka10001', environment: 'demo', tradedAt: null })

  const before = page.last(held)?.price ?? 0
  simulator.movePrice(held, before + 100)
  await until('a live price', () => page.last(held)?.by === '0B')
  const open = page.last(held)?.open
  // Vigil was not there since the morning.
  expect(page.last(held)).toMatchObject({
    price: before + 100,
    staticBase: { price: open, from: 'open', sure: false },
  })

  const vi = kiwoom.trigger({ code: held, kind: 'static' })
  await until('no base', () => page.last(held)?.staticBase === null)
  await until('a later second', () => kstDigits(clock.now()) > kstDigits(vi.triggeredAt))
  kiwoom.release(vi.id)
  await until('a base again', () => page.last(held)?.staticBase?.from === 'auction')
  const { price, staticBase } = page.last(held) ?? {}
  expect(staticBase).toEqual({ price, from: 'auction', sure: true })

  kiwoom.drop('rst')
  await until('the line is down', () => world.live().length === 0)
  await until('both live again', () => world.live().length === 2)
  await until('unsure', () => page.last(held)?.staticBase?.sure === false)
  expect(page.last(held)?.staticBase).toMatchObject({ price, from: 'auction' })

  await until('the list', () => listed.find(held) !== undefined)
  for (const quote of page.heard) Quote.parse(quote)
  for (const plan of world.plans) QuotePlan.parse(plan)
  for await (const [book] of listed.news.subscribe()) {
    expect(InstrumentBook.parse(book)).toMatchObject({ environment: 'demo', trouble: null })
    break
  }
})
