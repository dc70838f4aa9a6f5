import { expect, test } from 'vitest'
import type { QuoteSignal } from '../../../electron/monitor/broker.ts'
import { Tick } from '../../../shared/domain/quote.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { until } from '../../support/until.ts'
import { frames } from './support/drive.ts'
import { golden } from './support/golden.ts'
import { taking } from './support/takenQuotes.ts'
import { type TradeServer, tradeFrame, tradeServer } from './support/tradeServer.ts'
import { fastClock, type Watching, watching } from './support/watching.ts'

/** Sends frames, and waits until the client has read them: a VI behind them says so. PINGs would set the line's rhythm. */
async function heardAll(client: Watching, server: TradeServer, ...texts: readonly string[]): Promise<void> {
  const before = client.sightings().length
  server.send(...texts, frames.trigger)
  await until('all of it to be heard', () => client.sightings().length > before)
}

/** A trade by its price in whole hundreds. */
function wordOf(signal: QuoteSignal): string {
  if (signal.kind === 'registered') return `${signal.codes.length} codes`
  return signal.kind === 'tick' ? `${Math.floor(signal.tick.price / 100) * 100}` : signal.kind
}

/** Ten times the machine's time, so that the pace of the requests costs a test little. */
const quick = () => ({ clock: fastClock(10) })

test('what is wanted is registered behind the VIs, on one line, and the documented trade comes out exact', async () => {
  await using server = await tradeServer()
  await using client = watching(server)
  await using told = taking(client.quotes)
  client.quotes.want(['005930', '000660'])
  await told.until('both', ['005930', '000660'])
  expect(server.requests).toEqual([{ trnm: 'REG', grp_no: '2', codes: ['005930', '000660'] }])
  server.send(golden('kiwoom_ws_0B_doc'))
  await until('the trade', () => told.ticks().length === 1)
  const [tick] = told.ticks()
  expect(tick).toMatchObject({
    code: '005930',
    environment: 'demo',
    by: '0B',
    price: 20_800,
    change: -50,
    volume: 30_379_732,
  })
  expect(Tick.safeParse(tick).success).toBe(true)
  expect(server.interruptions()).toBe(1)
})

test('what is no longer wanted is removed, and its last trades are not told', async () => {
  await using server = await tradeServer()
  await using client = watching(server, quick())
  await using told = taking(client.quotes)
  client.quotes.want(['005930', '000660'])
  await told.until('both', ['005930', '000660'])
  client.quotes.want(['000660', '035720'])
  server.send(tradeFrame('005930', 70_000), tradeFrame('000660', 180_000))
  await told.until('the new ones', ['000660', '035720'])
  await until('the REMOVE', () => [...server.items].toSorted().join() === '000660,035720')
  await until('the trade', () => told.ticks().length > 0)
  expect(told.ticks().map(({ code }) => code)).toEqual(['000660'])
  expect(server.requests.map(({ trnm, codes }) => [trnm, ...codes])).toEqual([
    ['REG', '005930', '000660'],
    ['REG', '035720'],
    ['REMOVE', '005930'],
  ])
})

test('a lost line is told at once, no trade from before comes after it, and everything is registered anew', async () => {
  await using server = await tradeServer()
  await using client = watching(server, quick())
  await using told = taking(client.quotes)
  client.quotes.want(['005930', '000660'])
  await told.until('both', ['005930', '000660'])
  for (let round = 1; round <= 5; round++) {
    told.hold(true)
    server.send(tradeFrame('005930', 100 + round))
    await until('the consumer to be held', () => told.ticks().at(-1)?.price === 100 + round)
    const before = told.signals().length
    // All of this waits while nobody takes it; of 005930 the last trade takes the place of the one before.
    await heardAll(client, server, tradeFrame('000660', round), tradeFrame('005930', 200 + round))
    server.drop()
    await until('the VIs to be registered anew', () => server.interruptions() === round + 1)
    await until('the prices to be registered anew', () => server.items.size === 2)
    await heardAll(client, server, tradeFrame('005930', 300 + round))
    told.hold(false)
    await until('the last trade', () => told.ticks().at(-1)?.price === 300 + round)
    expect(told.signals().slice(before).map(wordOf)).toEqual(['0', '0 codes', '2 codes', '300'])
  }
  expect(server.interruptions()).toBe(6)
})

test.each([105115, 105118, 1700, 9999])('a refusal %i of prices does not cost the VIs', async (code) => {
  await using server = await tradeServer(() => code)
  await using client = watching(server)
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await client.live()
  await until('the refusal', () => client.log.some((line) => line.includes(`REG of prices refused, ${code}`)))
  server.send(frames.trigger)
  await until('a VI', () => client.sightings().length === 1)
  expect(told.registered()).toEqual([])
  expect(client.statuses().at(-1)).toMatchObject({ phase: 'live', loss: null })
  expect(server.interruptions()).toBe(1)
})

test('REG that came too fast is said again later', async () => {
  await using server = await tradeServer((_, nth) => (nth <= 2 ? 105110 : 0))
  await using client = watching(server, quick())
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await told.until('the third attempt', ['005930'])
  expect(server.requests).toHaveLength(3)
  expect(server.interruptions()).toBe(1)
})

test('a server with room for a hundred holds most of a hundred, and what is told is what it holds', async () => {
  const room = 100
  const held = new Set<string>()
  await using server = await tradeServer(({ trnm, codes }) => {
    if (trnm === 'REG' && new Set([...held, ...codes]).size > room) return 105115
    for (const code of codes) trnm === 'REG' ? held.add(code) : held.delete(code)
    return 0
  })
  await using client = watching(server, quick())
  await using told = taking(client.quotes)
  const codes = Array.from({ length: 150 }, (_, n) => `${100_000 + n}`)
  client.quotes.want(codes)
  await told.until('a hundred', codes.slice(0, room))
  expect([...held].toSorted()).toEqual(codes.slice(0, room))
})

test('a REG without an answer is not taken for done, and is sent again', async () => {
  await using server = await tradeServer((_, nth) => (nth === 1 ? null : 0))
  await using client = watching(server, quick())
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await until('the second attempt', () => server.requests.length === 2)
  await told.until('the second attempt', ['005930'])
  expect(server.requests[1]).toEqual(server.requests[0])
  expect(server.interruptions()).toBe(1)
})

test('another program takes the session: nothing is registered any more, until it is taken back', async () => {
  await using server = await tradeServer()
  await using client = watching(server, quick())
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await told.until('it', ['005930'])
  server.send(frames.takenOver)
  await client.status(({ phase }) => phase === 'stopped', 'stopped')
  await told.until('nothing', [])
  client.source.takeOver()
  await told.until('it again', ['005930'])
})

test('of one issue the first trade of each second waits, and the last: never more', async () => {
  await using server = await tradeServer()
  await using client = watching(server)
  await using told = taking(client.quotes)
  client.quotes.want(['005930', '000660'])
  await told.until('both', ['005930', '000660'])
  told.hold(true)
  server.send(tradeFrame('005930', 1, { '20': '100000' }))
  await until('the consumer to be held', () => told.ticks().length === 1)
  for (let price = 2; price <= 3000; price++) {
    const time = price <= 1000 ? '100000' : '100001'
    server.send(tradeFrame(price % 2 ? '005930' : '000660', price, { '20': time }))
  }
  server.send(frames.trigger)
  await until('everything to be heard', () => client.sightings().length === 1)
  told.hold(false)
  await until('the last', () => told.ticks().at(-1)?.price === 3000)
  // What begins a second may be an auction's price, and none of those is lost; in the order in which they came.
  const waited = told.ticks().slice(1)
  expect(waited.map(({ code, price }) => [code, price])).toEqual([
    ['000660', 2],
    ['005930', 1001],
    ['000660', 1002],
    ['005930', 2999],
    ['000660', 3000],
  ])
})

test('rubbish is counted, all of it, and shown, some of it, without a secret', async () => {
  await using server = await tradeServer()
  await using client = watching(server)
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await told.until('it', ['005930'])
  told.hold(true)
  server.send(tradeFrame('005930', 1))
  await until('the consumer to be held', () => told.ticks().length === 1)
  for (let n = 0; n < 1000; n++) server.send(tradeFrame('005930', 5, { '10': 'canary-secret-9c2d' }))
  server.send(frames.ping)
  await client.status(({ unreadable }) => unreadable.count === 1000, 'a thousand')
  told.hold(false)
  server.send(tradeFrame('005930', 2))
  await until('the tick behind it', () => told.ticks().length === 2)
  expect(told.unreadable().length).toBeGreaterThan(0)
  expect(told.unreadable().length).toBeLessThanOrEqual(40)
  expect(told.unreadable()[0]).toMatchObject({
    reason: '0B: price (10)',
    excerpt: expect.stringContaining('0B'),
  })
  expect(JSON.stringify(told.signals())).not.toContain('canary')
  // The VIs' own reports are not for these.
  expect(client.batches.flat().filter(({ kind }) => kind === 'unreadable')).toEqual([])
})

test('several trades in a frame are each told, the unreadable one among them as itself, other venues not at all', async () => {
  await using server = await tradeServer()
  await using client = watching(server)
  await using told = taking(client.quotes)
  client.quotes.want(['005930', '000660'])
  await told.until('both', ['005930', '000660'])
  const entry = (code: string, price: number, changes = {}) =>
    JSON.parse(tradeFrame(code, price, changes)).data[0]
  const data = [
    entry('005930', 70_000),
    entry('005930_AL', 70_100),
    entry('000660', 180_000, { '20': '256161' }),
    entry('035720', 40_000),
    JSON.parse(frames.trigger).data[0],
  ]
  server.send(JSON.stringify({ trnm: 'REAL', data }))
  await until('the report', () => told.unreadable().length === 1)
  await until('the VI', () => client.sightings().length === 1)
  expect(told.ticks().map(({ code, price }) => [code, price])).toEqual([['005930', 70_000]])
  expect(told.unreadable()[0]).toMatchObject({
    reason: '0B: time (20)',
    excerpt: expect.stringContaining('256161'),
  })
})

test('trades prove that the line is well', async () => {
  await using server = await tradeServer()
  await using client = watching(server, { clock: fastClock(40) })
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await told.until('it', ['005930'])
  const { heardAt } = await client.live()
  await until('a later sign of life', () => {
    server.send(tradeFrame('005930', 1))
    return (client.statuses().at(-1)?.heardAt ?? 0) > (heardAt ?? 0) + 60_000
  })
  expect(client.statuses().at(-1)).toMatchObject({ phase: 'live', loss: null })
})

/** Time that passes as the test lets it; in a standstill it leaps, and nobody who sleeps is woken. */
function manualClock() {
  const awake = createFakeClock(Date.UTC(2026, 10, 20, 1))
  let stoodStill = 0
  return {
    now: () => awake.now() + stoodStill,
    sleep: awake.sleep,
    pass: (ms: number) => awake.advance(ms),
    standStill(ms: number) {
      stoodStill += ms
    },
  }
}

test('what may have waited through a standstill is not fresh, and after a long one not told', async () => {
  const clock = manualClock()
  await using server = await tradeServer()
  await using client = watching(server, { clock })
  await using told = taking(client.quotes)
  client.quotes.want(['005930'])
  await client.live()
  // What paces the requests is the clock alone.
  while (server.requests.length === 0) await clock.pass(100)
  await told.until('it', ['005930'])
  server.send(tradeFrame('005930', 1))
  await until('the first trade', () => told.ticks().length === 1)
  const before = clock.now()
  expect(told.ticks()[0]?.receivedAt).toBe(before)
  clock.standStill(2000)
  server.send(tradeFrame('005930', 2))
  await until('the trade', () => told.ticks().length === 2)
  expect(told.ticks()[1]?.receivedAt).toBeLessThanOrEqual(before)
  clock.standStill(60_000)
  server.send(tradeFrame('005930', 3))
  await client.status(({ loss }) => loss?.code === 'ASLEEP', 'the sleep to be noticed')
  await until('nothing registered', () => told.registered().length === 0)
  expect(told.ticks()).toHaveLength(2)
})
