import { afterEach, expect, test } from 'vitest'
import type { CalendarSource } from '../../electron/monitor/broker.ts'
import { type CalendarDesk, createCalendarDesk } from '../../electron/monitor/calendarDesk.ts'
import type { Seat } from '../../electron/monitor/sellDesk.ts'
import type { Answer } from '../../shared/domain/answer.ts'
import { phaseAt } from '../../shared/domain/marketPhase.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { kstDate } from '../../shared/domain/time.ts'
import type { CalendarStatus, TradingDays } from '../../shared/domain/tradingCalendar.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import { tenOClock } from '../support/interruptions.ts'
import { quietFacts, testBroker, testPlatform } from './support/monitorParts.ts'
import { createSleepyClock } from './support/programParts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const today = kstDate(tenOClock)
const dated = (offset: number) => kstDate(tenOClock + offset * day)

type Told = Answer<TradingDays>

const told = (days: TradingDays): Told => ({ kind: 'answered', answer: days, asOf: tenOClock, latency: 100 })
const troubled = (trouble: Trouble): Told => ({ kind: 'troubled', trouble })
const refusal = troubled({ kind: 'refused', code: 'EGW00201', message: '초당 거래건수 초과', status: 500 })

/** Ten days from the one that is asked for, each of a weekday's kind, except those that are given. */
const tenDays = (given: TradingDays = {}) => {
  return (from: string): Told => {
    const first = Date.parse(`${from.slice(0, 4)}-${from.slice(4, 6)}-${from.slice(6)}T00:00+09:00`)
    const dates = Array.from({ length: 10 }, (_, offset) => kstDate(first + offset * day))
    return told({ ...Object.fromEntries(dates.map((date) => [date, 'open' as const])), ...given })
  }
}

const open: CalendarDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk[Symbol.asyncDispose]()
})

function calendarWorld() {
  const clock = createSleepyClock(tenOClock)
  const { preferences } = testPlatform({ clock })
  const asked: { readonly from: string; readonly session: string | null; readonly signal: AbortSignal }[] = []
  let answer: (from: string) => Told | Promise<Told> = tenDays()
  let seated: Seat

  /** `calendar: false`: a broker that has no such question. */
  function sitDown(given: Partial<SessionStatus> = {}, { calendar = true } = {}): void {
    const status: SessionStatus = {
      broker: 'kis',
      id: 'first',
      standing: 'ready',
      environment: 'live',
      host: 'kis.example',
      account: null,
      thisRunOnly: false,
      facts: null,
      ...given,
    }
    const role: CalendarSource = {
      question: 'CTCA0903R',
      async ask(from, signal) {
        asked.push({ from, session: status.id, signal })
        return answer(from)
      },
    }
    const order = { broker: 'kis' } as Parameters<typeof testBroker>[0]
    const broker = testBroker(order, calendar ? { calendar: role } : {})
    const session = { ...broker.session, facts: () => status.facts ?? quietFacts }
    seated = { broker: status.id === null ? null : { ...broker, session }, status }
  }

  sitDown()
  return {
    clock,
    preferences,
    asked,
    sitDown,
    /** Time that passes, most of it asleep: the desk looks up at the end of it. */
    async pass(ms: number) {
      const awake = Math.min(ms, 2000)
      clock.fallAsleep(ms - awake)
      await clock.advance(awake)
    },
    answers: (next: typeof answer) => {
      answer = next
    },
    start() {
      const desk = createCalendarDesk({
        clock,
        preferences,
        seat: () => seated,
        settings: () => preferences.read().settings,
      })
      open.push(desk)
      return desk
    },
  }
}

/** Where a desk stands: the first thing that it tells whoever begins to listen. */
async function statusOf(desk: CalendarDesk): Promise<CalendarStatus> {
  for await (const [status] of desk.news.subscribe()) if (status) return status
  throw new Error('Nothing was told.')
}

test('the broker is asked once a Korean day, from that day on', async () => {
  const { clock, pass, start, asked } = calendarWorld()
  start()
  await clock.advance(0)
  for (let hours = 0; hours < 13; hours++) await pass(hour)
  expect(asked.map(({ from }) => from)).toEqual([today])
  for (let hours = 0; hours < 50; hours++) await pass(hour)
  expect(asked.map(({ from }) => from)).toEqual([today, dated(1), dated(2), dated(3)])
})

test('a holiday that the broker tells closes the venues, and certainly', async () => {
  const { clock, start, answers } = calendarWorld()
  answers(tenDays({ [today]: 'closed' }))
  const desk = start()
  expect(phaseAt('KRX', tenOClock, desk.calendar()).day).toEqual({ kind: 'trading-day', certain: false })
  await clock.advance(0)
  expect(phaseAt('KRX', tenOClock, desk.calendar())).toMatchObject({
    name: 'closed',
    day: { kind: 'holiday', certain: true },
  })
  expect(await statusOf(desk)).toMatchObject({ askedOn: today, source: 'broker', trouble: null })
})

test('another start knows the days without a session, and one with a session does not ask again', async () => {
  const { clock, pass, start, asked, sitDown } = calendarWorld()
  start()
  await clock.advance(0)
  await open.pop()?.[Symbol.asyncDispose]()
  sitDown({ id: null, standing: 'vault-closed' })
  const again = start()
  expect(again.calendar().days[today]).toBe('open')
  sitDown({ id: 'second' })
  await pass(hour)
  expect(asked).toHaveLength(1)
})

test('days that are over are remembered for a while, so that the last end is that of the last open day', async () => {
  const { clock, pass, start, answers } = calendarWorld()
  answers(tenDays({ [today]: 'closed' }))
  const desk = start()
  await clock.advance(0)
  answers(tenDays())
  await pass(day)
  expect(desk.calendar().days[today]).toBe('closed')
  await pass(30 * day)
  expect(desk.calendar().days[today]).toBeUndefined()
})

test('after a trouble nobody is asked for ten minutes; what was known stays, and the trouble is told', async () => {
  const { clock, pass, start, asked, answers } = calendarWorld()
  const desk = start()
  await clock.advance(0)
  answers(() => refusal)
  await pass(14 * hour + minute)
  expect(asked).toHaveLength(2)
  expect(await statusOf(desk)).toMatchObject({
    askedOn: today,
    source: 'broker',
    trouble: { kind: 'refused', code: 'EGW00201' },
  })
  expect(desk.calendar().days[dated(1)]).toBe('open')
  answers(tenDays())
  await pass(8 * minute)
  expect(asked).toHaveLength(2)
  await pass(2 * minute)
  expect(asked).toHaveLength(3)
  expect(await statusOf(desk)).toMatchObject({ askedOn: dated(1), trouble: null })
})

test('another session is asked at once where the one before failed', async () => {
  const { clock, pass, start, asked, answers, sitDown } = calendarWorld()
  answers(() => refusal)
  start()
  await pass(minute)
  sitDown({ id: 'second' })
  await clock.advance(2000)
  expect(asked.map(({ session }) => session)).toEqual(['first', 'second'])
})

test('a list without today is asked for again by another session, and by the same one only tomorrow', async () => {
  const { pass, start, asked, answers, sitDown } = calendarWorld()
  answers(() => told({ [dated(1)]: 'open' }))
  const desk = start()
  await pass(minute)
  expect(asked).toHaveLength(1)
  expect(phaseAt('KRX', tenOClock, desk.calendar()).day.certain).toBe(false)
  sitDown({ id: 'second' })
  await pass(minute)
  expect(asked).toHaveLength(2)
})

test('an answer to a session that is left is nobody\u2019s any more', async () => {
  const { clock, start, asked, answers, sitDown } = calendarWorld()
  const late = Promise.withResolvers<Told>()
  answers(() => late.promise)
  const desk = start()
  await clock.advance(0)
  sitDown({ id: null, standing: 'reading' })
  await clock.advance(1000)
  expect(asked[0]?.signal.aborted).toBe(true)
  late.resolve(told({ [today]: 'closed' }))
  await clock.advance(1000)
  expect(desk.calendar().days).toEqual({})
})

test('a real account never goes by a demo\u2019s days, nor a demo by the exchange\u2019s', async () => {
  const { clock, start, answers, sitDown, preferences, asked } = calendarWorld()
  answers(tenDays({ [dated(1)]: 'closed' }))
  const desk = start()
  await clock.advance(1000)
  const kept = preferences.read().calendar
  answers(() => told({ [today]: 'closed' }))
  sitDown({ id: 'played', environment: 'demo' })
  expect(desk.calendar().days).toEqual({})
  await clock.advance(2000)
  expect(desk.calendar().days).toEqual({ [today]: 'closed' })
  expect(await statusOf(desk)).toMatchObject({ source: 'demo' })
  expect(preferences.read().calendar).toEqual(kept)
  sitDown({ id: 'third' })
  expect(desk.calendar().days).toMatchObject({ [today]: 'open', [dated(1)]: 'closed' })
  await clock.advance(2000)
  expect(asked.map(({ session }) => session)).toEqual(['first', 'played'])
})

test('practice goes by the exchange\u2019s days; a server of the user\u2019s own tells them for itself alone', async () => {
  const { clock, pass, start, sitDown, answers } = calendarWorld()
  const desk = start()
  await clock.advance(0)
  sitDown({ id: 'practice', environment: 'mock' }, { calendar: false })
  expect(desk.calendar().days[today]).toBe('open')
  await pass(day)
  expect(await statusOf(desk)).toMatchObject({ trouble: { kind: 'not-in-mock' } })

  answers(tenDays({ [dated(1)]: 'closed' }))
  sitDown({ id: 'own', environment: 'custom' })
  await clock.advance(2000)
  expect(desk.calendar().days[dated(1)]).toBe('closed')
  sitDown({ id: null, standing: 'vault-closed' })
  expect(desk.calendar().days).toEqual({})
})

test('without a session it says so, and after a sign-out nobody is asked', async () => {
  const { pass, start, sitDown, asked } = calendarWorld()
  sitDown({ id: null, standing: 'not-set-up' })
  const desk = start()
  await pass(minute)
  expect(await statusOf(desk)).toEqual({
    days: {},
    shifts: {},
    askedOn: null,
    source: 'none',
    trouble: { kind: 'no-session', standing: 'not-set-up' },
  })
  sitDown({ facts: { ...quietFacts, token: { kind: 'signed-out', at: tenOClock } } })
  await pass(hour)
  expect(await statusOf(desk)).toMatchObject({ trouble: { kind: 'signed-out' } })
  expect(asked).toEqual([])
})

test('the user\u2019s late days are news as soon as they are set', async () => {
  const { clock, start, preferences } = calendarWorld()
  const desk = start()
  const heard: CalendarStatus[] = []
  const stopping = new AbortController()
  const ended = (async () => {
    for await (const batch of desk.news.subscribe(stopping.signal)) heard.push(...batch)
  })()
  await clock.advance(1000)
  const marketShifts = [{ date: dated(1), opening: 60, closing: 0 }]
  preferences.change({ settings: { ...defaultSettings, marketShifts } })
  await clock.advance(5000)
  stopping.abort()
  await ended
  const shifts = { [dated(1)]: { opening: 60, closing: 0 } }
  expect(heard.at(-1)?.shifts).toEqual(shifts)
  expect(heard.filter(({ shifts }) => dated(1) in shifts)).toHaveLength(1)
  expect(desk.calendar().shifts).toEqual(shifts)
})
