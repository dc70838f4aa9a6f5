import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { quoteRestAt } from '../../electron/monitor/quoteRest.ts'
import { phaseAt, type TradingCalendar } from '../../shared/domain/marketPhase.ts'
import { kstDate, kstDayStart } from '../../shared/domain/time.ts'
import { tenOClock } from '../support/interruptions.ts'
import { minute, planOf, playedQuotes, quoteWorld, second, tick, watchQuotes } from './support/quoteParts.ts'

const hour = 60 * minute
const day = 24 * hour
/** A Friday. */
const midnight = kstDayStart(tenOClock)
const at = (hours: number, minutes: number, days = 0) =>
  midnight + days * day + hours * hour + minutes * minute

const weekend = { '20261120': 'open', '20261123': 'open' } as const
const [live, ...polled] = ['000001', '000002', '000003', '000004'] as const

const worlds: ReturnType<typeof quoteWorld>[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.end()
})

/** A desk with one live place and three issues that are asked for in turn. */
async function deskAt(start: number, days: TradingCalendar['days'] = weekend) {
  const world = quoteWorld(start)
  worlds.push(world)
  world.know(days)
  const played = playedQuotes(world.clock, { most: 1 })
  world.sitDown({ quotes: played.role })
  const desk = world.start()
  const page = watchQuotes(desk)
  world.have({ held: { [live]: 1 }, watched: polled })
  await world.pass(second)
  played.register([live])
  await world.pass(5 * second)
  const askedFor = (from: number) => played.asked.filter((one) => one.at >= from).map(({ code }) => code)
  return { ...world, played, desk, page, askedFor }
}

test('after the close each polled issue is asked for once, however often it was before, and a live one not at all', async () => {
  const { played, page, desk, pass, clock, askedFor } = await deskAt(at(19, 58))
  await pass(6 * minute)
  expect(askedFor(at(20, 3)).length).toBeGreaterThan(30)
  expect(await planOf(desk)).toMatchObject({ polled, pollEvery: 5000, restsUntil: null })
  played.ticks(tick(live, { price: 51_000, receivedAt: clock.now() }))
  await pass(at(20, 5) - clock.now())
  await pass(2 * hour)
  const asked = askedFor(at(20, 5))
  expect(new Set(asked)).toEqual(new Set(polled))
  // A turn that was on its way at that moment is one of before.
  expect(asked.length).toBeLessThanOrEqual(polled.length + 1)
  expect(page.last(live)).toMatchObject({ price: 51_000, by: '0B' })
  for (const code of polled) expect(page.last(code)?.receivedAt).toBeGreaterThanOrEqual(at(20, 5))
  expect(await planOf(desk)).toMatchObject({ polled, pollEvery: null, restsUntil: at(8, 0, 3) })
})

test('whoever starts at night or on a weekend asks once for each, also over midnight, and a new issue once', async () => {
  const { have, pass, played } = await deskAt(at(23, 50))
  await pass(hour)
  const inTurn = played.asked.filter(({ code }) => code !== live)
  expect(inTurn.map(({ code }) => code)).toEqual(polled)
  const before = played.asked.length
  have({ held: { [live]: 1 }, watched: [...polled, '000009'] })
  await pass(hour)
  expect(played.asked.slice(before).map(({ code }) => code)).toEqual(['000009'])
})

test('a closing price that nobody told is asked for until somebody does', async () => {
  const { played, pass, askedFor } = await deskAt(at(20, 4))
  played.answers(() => ({ kind: 'troubled', trouble: { kind: 'offline', code: 'ECONNREFUSED' } }))
  await pass(20 * minute)
  const tried = played.asked.length
  expect(tried).toBeGreaterThan(3)
  played.answers((code, receivedAt) => {
    const answer = tick(code, { by: 'ka10001', tradedAt: null, turnover: null, receivedAt })
    return { kind: 'answered', answer, asOf: receivedAt, latency: 0 }
  })
  await pass(hour)
  expect(askedFor(at(20, 24) + 6 * second).sort()).toEqual(polled)
})

test('before the session begins all are asked for anew and go on in turn', async () => {
  const { pass, desk, askedFor } = await deskAt(at(7, 50, 3))
  await pass(4 * minute)
  expect(askedFor(at(7, 51, 3))).toEqual([])
  await pass(3 * minute)
  expect(await planOf(desk)).toMatchObject({ pollEvery: 5000, restsUntil: null })
  expect(new Set(askedFor(at(7, 55, 3)))).toEqual(new Set([...polled]))
  expect(askedFor(at(7, 56, 3)).length).toBeGreaterThan(10)
})

test('on a day that may be one of trading nobody rests, and a calendar that comes late begins the rest', async () => {
  const { pass, know, desk, clock, askedFor } = await deskAt(at(22, 0), {})
  await pass(10 * minute)
  expect(askedFor(at(22, 5)).length).toBeGreaterThan(50)
  know(weekend)
  await pass(minute)
  const from = clock.now()
  await pass(hour)
  expect(askedFor(from)).toEqual([])
  expect(await planOf(desk)).toMatchObject({ restsUntil: at(8, 0, 3) })
})

const known = (closed: readonly number[]): TradingCalendar => {
  const days = Array.from({ length: 40 }, (_, n) => [kstDate(at(0, 0, n - 15)), n] as const)
  return {
    days: Object.fromEntries(days.map(([date, n]) => [date, closed.includes(n) ? 'closed' : 'open'])),
    shifts: {},
  }
}

/** Whether anything is traded or gathered at either venue within five minutes of this moment. */
function isNearSession(now: number, calendar: TradingCalendar): boolean {
  const moments = Array.from({ length: 11 }, (_, n) => now + (n - 5) * minute)
  return moments.some((moment) =>
    (['KRX', 'NXT'] as const).some((venue) => phaseAt(venue, moment, calendar).name !== 'closed'),
  )
}

test('of days that are known it rests exactly while no session is on or near, and until the next one', () => {
  const closed = fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 10 })
  const seen = { resting: 0, not: 0 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * 24 * 60 - 1 }), closed, (minutes, days) => {
      const calendar = known(days)
      const now = midnight + minutes * minute
      const rest = quoteRestAt('live', now, calendar)
      seen[rest ? 'resting' : 'not'] += 1
      expect(rest === null).toBe(isNearSession(now, calendar))
      expect(quoteRestAt('demo', now, calendar)).toBeNull()
      if (!rest) return
      expect(rest.since).toBeLessThanOrEqual(now)
      expect(phaseAt('NXT', rest.until - 1, calendar).name).toBe('closed')
      expect(phaseAt('NXT', rest.until, calendar).name).toBe('pre-market')
      // One rest, whenever it is asked about.
      expect(quoteRestAt('live', rest.since, calendar)).toEqual(rest)
    }),
    { numRuns: 2000 },
  )
  expect(Math.min(seen.resting, seen.not)).toBeGreaterThan(200)
})

test('where the next day is not known the rest ends with the day before it', () => {
  const calendar = { days: { '20261120': 'open' }, shifts: {} } as const
  expect(quoteRestAt('live', at(21, 0), calendar)).toEqual({ since: at(20, 5), until: at(0, 0, 3) })
  expect(quoteRestAt('live', at(0, 0, 3), calendar)).toBeNull()
})
