import { afterEach, expect, test } from 'vitest'
import { createMonitor } from '../../electron/monitor/createMonitor.ts'
import type { QuoteDesk } from '../../electron/monitor/quoteDesk.ts'
import type { QuotePlan } from '../../shared/domain/quote.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'
import { testBroker, testBrokerage, testPlatform } from './support/monitorParts.ts'
import { createSleepyClock } from './support/programParts.ts'
import {
  minute,
  planOf,
  playedQuotes,
  quoteWorld,
  second,
  signedOut,
  tick,
  watchQuotes,
} from './support/quoteParts.ts'

const [held, shown, watched] = ['005930', '000660', '0011A0'] as const
const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => (from + n).toString().padStart(6, '0'))

const worlds: ReturnType<typeof quoteWorld>[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.end()
})

function newWorld(start?: number) {
  const world = quoteWorld(start)
  worlds.push(world)
  return world
}

/** A desk at ten o'clock with a played broker at its seat. */
function deskAtTen(given: Parameters<typeof playedQuotes>[1] = {}) {
  const world = newWorld()
  const played = playedQuotes(world.clock, given)
  world.sitDown({ quotes: played.role })
  return { ...world, played, desk: world.start() }
}

/** Every plan that is told, the first included. */
function plansOf(desk: QuoteDesk): QuotePlan[] {
  const told: QuotePlan[] = []
  void (async () => {
    for await (const batch of desk.plan.subscribe()) told.push(...batch)
  })()
  return told
}

test('held, looked at and watched are registered in this order, and are live once the broker says so', async () => {
  const { desk, played, have, pass } = deskAtTen()
  const plans = plansOf(desk)
  have({ held: { [held]: 3 }, watched: [watched, held] })
  desk.lookAt([shown, watched])
  await pass(400)
  expect(played.wants).toEqual([[held, shown, watched]])
  expect(plans.at(-1)).toMatchObject({
    most: 199,
    live: [],
    registering: [held, shown, watched],
    pollEvery: null,
  })
  played.register([held, watched])
  await pass(0)
  expect(plans.at(-1)).toMatchObject({ live: [held, watched], registering: [shown] })
  played.register([])
  await pass(0)
  expect(plans.at(-1)).toMatchObject({ live: [], registering: [held, shown, watched] })
})

test('changes within a moment make one registration, and a plan that stays the same is told once', async () => {
  const { desk, played, have, pass } = deskAtTen()
  const plans = plansOf(desk)
  for (let n = 0; n < 20; n++) {
    desk.lookAt(numbered(10, n))
    await pass(10)
  }
  await pass(300)
  expect(played.wants).toEqual([numbered(10, 19)])
  const told = plans.length
  have({ watched: numbered(10, 19) })
  desk.lookAt([])
  await pass(10 * second)
  expect(played.wants).toHaveLength(1)
  expect(plans).toHaveLength(told)
})

test('each new issue is asked for once, held ones first, at most two a second, and a live price settles it', async () => {
  const { played, have, pass, desk } = deskAtTen()
  const page = watchQuotes(desk)
  const many = numbered(20, 100)
  have({ held: { [held]: 1, [shown]: 1 }, watched: many })
  await pass(2 * second)
  played.ticks(tick(many[15] ?? ''))
  await pass(minute)
  const asked = played.asked.map(({ code }) => code)
  expect(asked).toEqual([held, shown, ...many.filter((code) => code !== many[15])])
  for (const [n, { at }] of played.asked.entries())
    expect(at - (played.asked[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(500)
  expect(page.last(held)).toMatchObject({ by: 'ka10001', price: 50_000 })
  // What is wanted again has its price.
  have({ watched: [] })
  await pass(second)
  have({ held: { [held]: 1 }, watched: many })
  await pass(minute)
  expect(played.asked).toHaveLength(asked.length)
})

test('what the places leave over is asked for in turn, within a minute, for ever', async () => {
  const { played, have, pass, desk } = deskAtTen({ most: 1 })
  const many = numbered(130)
  have({ held: { [held]: 1 }, watched: many })
  await pass(second)
  expect(await planOf(desk)).toMatchObject({
    polled: many.slice(0, 120),
    waiting: many.slice(120),
    pollEvery: minute,
  })
  await pass(70 * second)
  played.asked.splice(0)
  await pass(3 * minute)
  for (const code of many.slice(0, 120)) {
    const times = played.asked.filter((one) => one.code === code).map(({ at }) => at)
    expect(times.length).toBeGreaterThanOrEqual(2)
    for (const [n, at] of times.slice(1).entries())
      expect(at - (times[n] ?? 0)).toBeLessThanOrEqual(61 * second)
  }
  expect(played.asked.length).toBeLessThanOrEqual(361)
})

test('a trade that came while a question was under way is not painted over by its answer; a later answer is taken', async () => {
  const { played, have, pass, desk } = deskAtTen({ latency: 400 })
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 } })
  await pass(600)
  const leftAt = played.asked[0]?.at ?? 0
  played.ticks(tick(held, { price: 51_000, receivedAt: leftAt + 1 }))
  await pass(second)
  expect(page.heard.map(({ price }) => price)).toEqual([51_000])
  // A broken line is registered anew: what was missed meanwhile is asked for.
  played.register([held])
  await pass(second)
  expect(played.asked).toHaveLength(2)
  expect(page.last(held)).toMatchObject({ by: 'ka10001', price: 50_000 })
})

test('nobody gets what nobody wants: ticks of other issues and of another market are dropped', async () => {
  const { played, have, pass, desk } = deskAtTen()
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 }, watched: [watched] })
  await pass(5 * second)
  have({ held: { [held]: 1 } })
  await pass(second)
  const before = page.heard.length
  played.ticks(tick(watched, { price: 1 }), tick(shown), tick(held, { environment: 'demo', price: 1 }))
  await pass(second)
  expect(page.heard).toHaveLength(before)
})

test('troubles are waited out: no question a second into a broker that does not answer, none for ever for a code it refuses', async () => {
  const { played, have, pass } = deskAtTen()
  played.answers(() => ({ kind: 'troubled', trouble: { kind: 'offline', code: 'ECONNREFUSED' } }))
  have({ watched: numbered(50) })
  await pass(10 * minute)
  expect(played.asked.length).toBeLessThan(40)
  const refusal = { kind: 'refused', code: '1902', message: '종목 정보가 없습니다', status: 200 } as const
  played.answers(() => ({ kind: 'troubled', trouble: refusal }))
  await pass(2 * minute)
  played.asked.splice(0)
  await pass(60 * minute)
  const times = played.asked.filter(({ code }) => code === '000000').length
  expect(times).toBeGreaterThan(0)
  expect(times).toBeLessThanOrEqual(6)
})

test('after a sign-out nobody is asked and nobody is polled', async () => {
  const { desk, played, have, pass, sitDown } = deskAtTen({ most: 1 })
  have({ held: { [held]: 1 }, watched: [watched] })
  await pass(5 * second)
  expect(await planOf(desk)).toMatchObject({ polled: [watched], waiting: [] })
  sitDown({ quotes: played.role }, { facts: signedOut })
  await pass(2 * second)
  played.asked.splice(0)
  await pass(minute)
  expect(played.asked).toEqual([])
  expect(await planOf(desk)).toMatchObject({ polled: [], waiting: [watched], pollEvery: null })
})

test('a base is open, not known while a VI runs, then the auction’s price, however late the release is told', async () => {
  const { desk, played, have, vi, gap, pass } = deskAtTen()
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 } })
  await pass(400)
  played.register([held])
  await pass(minute)
  played.ticks(tick(held, { tradedAt: tenOClock + minute, receivedAt: tenOClock + minute }))
  await pass(0)
  expect(page.last(held)?.staticBase).toEqual({ price: 49_000, from: 'open', sure: true })

  const triggeredAt = tenOClock + minute
  const running = interruption({ code: held, triggeredAt })
  vi(running)
  await pass(2 * minute)
  expect(page.last(held)?.staticBase).toBeNull()
  const release = triggeredAt + 130 * second
  played.ticks(tick(held, { price: 53_500, tradedAt: release, receivedAt: release + 10 }))
  await pass(10 * second)
  played.ticks(tick(held, { price: 53_700, tradedAt: release + second, receivedAt: release + second }))
  // Others that are registered later change nothing for this one.
  played.register([held, watched])
  await pass(second)
  expect(page.last(held)?.staticBase).toBeNull()
  vi({ ...running, releasedAt: release })
  await pass(0)
  const base = { price: 53_500, from: 'auction', sure: true }
  expect(page.last(held)).toMatchObject({ price: 53_700, staticBase: base })
  // It stays what it was when the line is lost; only that no other VI came is not sure any more.
  played.register([])
  gap({ id: 'one', broker: 'kiwoom', from: release + minute, until: null, reason: 'connection-lost' })
  await pass(2 * minute)
  expect(page.last(held)?.staticBase).toEqual({ ...base, sure: false })
})

test('a gap in the VIs makes the base unsure at once; an auction that nobody listened to is not known', async () => {
  const { desk, played, have, vi, gap, pass } = deskAtTen()
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 }, watched: [watched] })
  await pass(3 * second)
  gap({ id: 'one', broker: 'kiwoom', from: tenOClock - minute, until: tenOClock, reason: 'not-running' })
  await pass(0)
  expect(page.last(held)?.staticBase).toEqual({ price: 49_000, from: 'open', sure: false })
  const releasedAt = tenOClock + second
  vi(interruption({ code: held, triggeredAt: tenOClock - 2 * minute, releasedAt }))
  played.register([held])
  played.ticks(tick(held, { tradedAt: tenOClock + 4 * second, receivedAt: tenOClock + 4 * second }))
  await pass(second)
  expect(page.last(held)?.staticBase).toBeNull()
  expect(page.last(watched)?.staticBase).toMatchObject({ from: 'open', sure: false })
})

test('at the opening each price is asked for anew: what was told before it is of another day', async () => {
  const world = newWorld(tenOClock - 60 * minute - 10 * second)
  const played = playedQuotes(world.clock)
  world.sitDown({ quotes: played.role })
  const page = watchQuotes(world.start())
  world.have({ held: { [held]: 1 }, watched: [watched] })
  await world.pass(9 * second)
  expect(played.asked.map(({ code }) => code)).toEqual([held, watched])
  expect(page.last(held)?.staticBase).toBeNull()
  await world.pass(5 * second)
  expect(played.asked.map(({ code }) => code)).toEqual([held, watched, held, watched])
  expect(page.last(held)?.staticBase).toEqual({ price: 49_000, from: 'open', sure: true })
})

test('when regular trading ends, bases end with it', async () => {
  const world = newWorld(tenOClock + 5.5 * 60 * minute - 10 * second)
  const played = playedQuotes(world.clock)
  world.sitDown({ quotes: played.role })
  const page = watchQuotes(world.start())
  world.have({ held: { [held]: 1 } })
  await world.pass(5 * second)
  expect(page.last(held)?.staticBase).toMatchObject({ price: 49_000 })
  await world.pass(10 * second)
  expect(page.last(held)?.staticBase).toBeNull()
})

test('the last prices are kept, and are there at once after a restart, as old as they are and without a base', async () => {
  const world = newWorld()
  const played = playedQuotes(world.clock)
  world.sitDown({ quotes: played.role })
  world.start()
  world.have({ held: { [held]: 1 } })
  await world.pass(second)
  played.ticks(tick(held, { price: 51_000, receivedAt: tenOClock + second }))
  await world.pass(30 * second)
  const kept = world.journalOf('live').recall('quotes')
  expect(kept).toMatchObject({ environment: 'live', quotes: [{ code: held, price: 51_000 }] })
  played.ticks(tick(held, { price: 52_000, receivedAt: tenOClock + 31 * second }))
  await world.pass(second)
  await world.end()

  world.sitDown({}, { id: null, standing: 'reading' })
  const page = watchQuotes(world.start())
  await world.pass(0)
  const old = { price: 52_000, receivedAt: tenOClock + 31 * second, staticBase: null }
  expect(page.heard).toEqual([expect.objectContaining(old)])
  // A price of an earlier run settles nothing, and wins over nothing.
  const next = playedQuotes(world.clock)
  world.sitDown({ quotes: next.role }, { id: 'second' })
  await world.pass(2 * second)
  expect(next.asked.map(({ code }) => code)).toEqual([held])
  expect(page.last(held)).toMatchObject({ by: 'ka10001', price: 50_000, staticBase: { price: 49_000 } })
})

test('kept prices that are damaged, or of another market, are nothing', async () => {
  for (const kept of [
    { environment: 'demo', quotes: [tick(held, { environment: 'demo' })] },
    { environment: 'live', quotes: [tick(held, { environment: 'demo' })] },
    { environment: 'live', quotes: [{ ...tick(held), price: '50000' }] },
    ['50000'],
  ]) {
    const world = newWorld()
    world.journalOf('live').keep('quotes', kept)
    const page = watchQuotes(world.start())
    await world.pass(second)
    expect(page.heard).toEqual([])
  }
})

test('another server begins with its own prices: nothing of the first is told, asked or kept there', async () => {
  const { desk, played, have, pass, sitDown, moved, clock, journalOf } = deskAtTen()
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 }, watched: [watched] })
  await pass(5 * second)
  journalOf('demo').keep('quotes', {
    environment: 'demo',
    quotes: [tick(shown, { environment: 'demo', price: 7 })],
  })
  const demo = playedQuotes(clock, { environment: 'demo' })
  sitDown({ quotes: demo.role }, { id: 'second', environment: 'demo' })
  moved()
  const before = page.heard.length
  await pass(2 * second)
  played.ticks(tick(held, { price: 1 }))
  demo.ticks(tick(held, { price: 8, environment: 'demo' }))
  await pass(40 * second)
  const since = page.heard.slice(before)
  expect(since[0]).toMatchObject({ code: shown, price: 7, environment: 'demo' })
  expect(since.every(({ environment }) => environment === 'demo')).toBe(true)
  expect(page.last(held)).toMatchObject({ price: 8, environment: 'demo' })
  expect(demo.wants).toEqual([[held, watched]])
  expect(await planOf(desk)).toMatchObject({ environment: 'demo' })
  expect(journalOf('live').recall('quotes')).toMatchObject({ environment: 'live' })
  expect(journalOf('demo').recall('quotes')).toMatchObject({ environment: 'demo' })
})

test('before the VIs of a market have been told, no base of it is known', async () => {
  const { desk, have, pass, sitDown, moved, clock } = deskAtTen()
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 } })
  await pass(2 * second)
  expect(page.last(held)?.staticBase).toMatchObject({ from: 'open' })
  sitDown(
    { quotes: playedQuotes(clock, { environment: 'demo' }).role },
    { id: 'second', environment: 'demo' },
  )
  await pass(3 * second)
  expect(page.last(held)).toMatchObject({ environment: 'demo', staticBase: null })
  moved()
  await pass(0)
  expect(page.last(held)).toMatchObject({ environment: 'demo', staticBase: { from: 'open' } })
})

test('a watch that breaks is logged, nobody is live any more, and the next session is watched anew', async () => {
  const { desk, played, have, pass, sitDown, clock, logged } = deskAtTen()
  have({ held: { [held]: 1 } })
  await pass(400)
  played.register([held])
  await pass(0)
  played.say(new Error('planted'))
  await pass(0)
  expect(logged).toEqual(['The watch of prices broke: planted'])
  expect(await planOf(desk)).toMatchObject({ live: [], registering: [held] })
  const next = playedQuotes(clock)
  sitDown({ quotes: next.role }, { id: 'second' })
  await pass(2 * second)
  next.register([held])
  await pass(0)
  expect([played.watches(), next.watches()]).toEqual([1, 1])
  expect(await planOf(desk)).toMatchObject({ live: [held], registering: [] })
})

test('a desk that is gone keeps nothing: no timer, no listener, no answer that comes late', async () => {
  const { desk, have, pass, clock, journalOf, played } = deskAtTen({ latency: 5000 })
  const page = watchQuotes(desk)
  have({ held: { [held]: 1 } })
  await pass(second)
  await desk[Symbol.asyncDispose]()
  await page.ended
  await pass(minute)
  expect(page.heard).toEqual([])
  expect(played.asked).toHaveLength(1)
  expect(journalOf('live').recall('quotes')).toBeNull()
  expect(clock.sleepers()).toBe(0)
})

test('without anybody to ask, all that is wanted waits', async () => {
  const world = newWorld()
  const desk = world.start()
  world.have({ held: { [held]: 1 } })
  await world.pass(second)
  const nothing = { most: 0, live: [], registering: [], polled: [], pollEvery: null, restsUntil: null }
  expect(await planOf(desk)).toEqual({ environment: 'live', ...nothing, waiting: [held] })
})

test('the window looks at issues through the monitor, and is told their places and prices', async () => {
  const clock = createSleepyClock(tenOClock)
  const played = playedQuotes(clock, { environment: 'demo' })
  const interruptions = {
    watch: async function* () {},
    reconnect: () => {},
    takeOver: () => {},
  }
  const brokerage = testBrokerage({
    create: (order) =>
      testBroker(order, order.broker === 'kiwoom' ? { quotes: played.role, interruptions } : {}),
  })
  const platform = testPlatform({ clock })
  await using monitor = createMonitor({ platform, brokerage, startInDemo: true, version: '0.0.0' })
  await clock.advance(second)
  await monitor.api.lookAt({ codes: [shown] })
  await clock.advance(second)
  expect(played.wants).toEqual([[shown]])
  for await (const [plan] of monitor.api.quotePlan()) {
    expect(plan).toMatchObject({ environment: 'demo', registering: [shown] })
    break
  }
  for await (const quotes of monitor.api.quotes()) {
    expect(quotes).toEqual([expect.objectContaining({ code: shown, price: 50_000, environment: 'demo' })])
    break
  }
})
