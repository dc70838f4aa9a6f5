import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mostQuotes,
  noRegistrations,
  type RegistrationEvent,
  type Registrations,
  registeredIn,
  registrationAlarm,
  stepRegistrations,
} from '../../../electron/brokers/kiwoom/realtime/quoteRegistrations.ts'
import { timing } from '../../../electron/brokers/kiwoom/realtime/timing.ts'
import { createRegistrationServer, type Treatment } from './support/registrationServer.ts'

const issue = (n: number) => `${100_000 + n}`
const start = Date.UTC(2026, 10, 20)

/** From a certain issue on, so many of every so-manieth: overlapping wishes in different orders. */
const wish = fc
  .record({ from: fc.nat(60), count: fc.oneof(fc.nat(8), fc.nat(260)), stride: fc.constantFrom(1, 1, 3, 7) })
  .map(({ from, count, stride }) =>
    Array.from({ length: count }, (_, n) => issue(from + ((n * stride) % 263))),
  )

/** Later than this, a stray answer is past telling from the answer to the next request. */
const latest = timing.answer * 1.7

const treatment: fc.Arbitrary<Treatment> = fc.oneof(
  { weight: 12, arbitrary: fc.nat(400).map((after): Treatment => ({ kind: 'done', after })) },
  { weight: 2, arbitrary: fc.nat(latest).map((after): Treatment => ({ kind: 'done', after })) },
  { weight: 2, arbitrary: fc.constantFrom<Treatment>({ kind: 'lost' }, { kind: 'dropped' }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('105110', '105115', '105118', '1700', '9999'), fc.nat(6000))
      .map(([code, after]): Treatment => ({ kind: 'refused', code, after })),
  },
)

type Move =
  | { readonly kind: 'wait' }
  | { readonly kind: 'wanted'; readonly codes: readonly string[] }
  | { readonly kind: 'up' | 'down' }

const moves = fc.array(
  fc.record({
    after: fc.oneof(fc.nat(500), fc.nat(20_000)),
    move: fc.oneof(
      { weight: 6, arbitrary: wish.map((codes): Move => ({ kind: 'wanted', codes })) },
      { weight: 1, arbitrary: fc.constant<Move>({ kind: 'down' }) },
      { weight: 3, arbitrary: fc.constant<Move>({ kind: 'up' }) },
      { weight: 2, arbitrary: fc.constant<Move>({ kind: 'wait' }) },
    ),
  }),
  { maxLength: 25 },
)

/** The client against the server, on a time of their own. */
function world(limit: number, treatments: readonly Treatment[]) {
  const server = createRegistrationServer(limit)
  let state: Registrations = noRegistrations
  let now = start
  let sent = 0
  let isUp = false
  let unanswered: number | null = null
  let mostHeld = 0

  function checkRequest(text: string): void {
    expect(isUp, 'a request while the VIs are not registered').toBe(true)
    expect(unanswered === null || now - unanswered >= timing.answer, 'a second request under way').toBe(true)
    const request = JSON.parse(text)
    expect(request).toEqual({
      trnm: expect.stringMatching(/^(REG|REMOVE)$/),
      grp_no: '2',
      ...(request.trnm === 'REG' ? { refresh: '1' } : {}),
      data: [{ item: expect.any(Array), type: ['0B'] }],
    })
    const codes: readonly string[] = request.data[0].item
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.length).toBeLessThanOrEqual(50)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) if (!/^\d{6}$/.test(code)) expect.fail(`no plain code: ${code}`)
    if (request.trnm === 'REG') mostHeld = Math.max(mostHeld, new Set([...server.items, ...codes]).size)
  }

  function post(event: RegistrationEvent): void {
    const result = stepRegistrations(state, event, now)
    state = result.state
    if (result.request !== null) {
      checkRequest(result.request)
      unanswered = now
      server.request(result.request, treatments[sent++] ?? { kind: 'done', after: 20 }, now)
    }
    const told = registeredIn(state)
    if (!isUp) expect(told, 'registered on no line').toEqual([])
    for (const code of told) if (!server.items.has(code)) expect.fail(`${code} is told, and not registered`)
  }

  function reconnected(nowUp: boolean): void {
    isUp = nowUp
    unanswered = null
    server.drop()
    // The VIs' own registration went out just before.
    if (isUp) server.sentAt.at(-1)?.push(now)
  }

  /** Lets everything happen that is due until then. */
  function pass(until: number): void {
    for (;;) {
      const ackAt = server.nextAckAt() ?? Number.POSITIVE_INFINITY
      const alarm = registrationAlarm(state) ?? Number.POSITIVE_INFINITY
      const next = Math.min(ackAt, alarm)
      if (next > until) break
      if (next < now) expect.fail('an alarm in the past')
      now = next
      if (ackAt === next) {
        const ack = server.takeAck()
        unanswered = null
        if (ack) post({ kind: 'answered', to: ack.to, code: ack.code })
      } else post({ kind: 'woken' })
    }
    now = until
  }

  return {
    server,
    post,
    pass,
    state: () => state,
    now: () => now,
    mostHeld: () => mostHeld,
    play(move: Move): void {
      if (move.kind === 'wait' || (move.kind === 'up' && isUp)) return
      if (move.kind !== 'wanted') reconnected(move.kind === 'up')
      post(move)
    },
  }
}

/** The most within any second. */
function mostInASecond(moments: readonly number[]): number {
  return Math.max(0, ...moments.map((at) => moments.filter((one) => one >= at && one < at + 1000).length))
}

test('through every order of wishes, answers, refusals, silence and losses, what is told is registered', () => {
  let registered = 0
  fc.assert(
    fc.property(
      moves,
      fc.array(treatment, { maxLength: 40 }),
      fc.constantFrom(mostQuotes, mostQuotes, 120, 30, 1),
      (script, treatments, limit) => {
        const { server, play, pass, post, state, now, mostHeld } = world(limit, treatments)
        for (const { after, move } of script) {
          pass(now() + after)
          play(move)
        }
        play({ kind: 'up' })
        // The server is kind from here on, once the script has run out.
        pass(now() + 3_600_000)
        post({ kind: 'woken' })
        const { wanted } = state()
        const told = registeredIn(state())
        expect(new Set(told)).toEqual(new Set(server.items))
        if (wanted.length <= limit) expect(new Set(told)).toEqual(new Set(wanted))
        else expect(told.length).toBeGreaterThan(limit / 3)
        for (const code of told) if (!wanted.includes(code)) expect.fail(`${code} was not wanted`)
        expect(mostHeld()).toBeLessThanOrEqual(mostQuotes)
        for (const moments of server.sentAt) expect(mostInASecond(moments)).toBeLessThanOrEqual(4)
        registered += told.length
      },
    ),
    { numRuns: 3000 },
  )
  // They were not all idle.
  expect(registered).toBeGreaterThan(10_000)
})

test('the most wanted are registered first, fifty at a time, and a short wish within a second or two', () => {
  const { server, play, pass, state } = world(mostQuotes, [])
  const codes = Array.from({ length: 250 }, (_, n) => issue(n))
  play({ kind: 'wanted', codes })
  play({ kind: 'up' })
  pass(start + 400)
  expect(registeredIn(state())).toEqual(codes.slice(0, 50))
  pass(start + 2000)
  expect(registeredIn(state())).toEqual(codes.slice(0, mostQuotes))
  expect(server.items.size).toBe(199)
})

test('where the server has room for fewer, it is soon full', () => {
  const { play, pass, state } = world(112, [])
  const codes = Array.from({ length: 150 }, (_, n) => issue(n))
  play({ kind: 'wanted', codes })
  play({ kind: 'up' })
  pass(start + 5000)
  expect(registeredIn(state())).toEqual(codes.slice(0, 112))
})

test('a code that the server refuses each time is found out, and keeps none of the others out', () => {
  const server = createRegistrationServer(mostQuotes)
  let state = noRegistrations
  let now = start
  const bad = issue(17)
  const post = (event: RegistrationEvent) => {
    const result = stepRegistrations(state, event, now)
    state = result.state
    if (result.request === null) return
    const isBad = result.request.includes(bad)
    server.request(
      result.request,
      isBad ? { kind: 'refused', code: '1902', after: 20 } : { kind: 'done', after: 20 },
      now,
    )
  }
  post({ kind: 'wanted', codes: Array.from({ length: 120 }, (_, n) => issue(n)) })
  post({ kind: 'up' })
  const end = start + 600_000
  while (now < end) {
    const ackAt = server.nextAckAt()
    now = Math.min(end, ackAt ?? end, registrationAlarm(state) ?? end)
    const ack = ackAt === now ? server.takeAck() : undefined
    post(ack ? { kind: 'answered', ...ack } : { kind: 'woken' })
  }
  expect(registeredIn(state)).toHaveLength(119)
  expect(registeredIn(state)).not.toContain(bad)
})

test('a clock that is set back holds up neither a request nor an answer', () => {
  let { state } = stepRegistrations(noRegistrations, { kind: 'wanted', codes: [issue(1)] }, start)
  state = stepRegistrations(state, { kind: 'up' }, start).state
  const back = start - 3_600_000
  const later = stepRegistrations(state, { kind: 'woken' }, back)
  expect(registrationAlarm(later.state) ?? 0).toBeLessThanOrEqual(back + 10_000)
  const sent = stepRegistrations(later.state, { kind: 'woken' }, back + 10_000)
  expect(sent.request).toContain(issue(1))
  const earlier = stepRegistrations(sent.state, { kind: 'woken' }, back - 60_000)
  expect(registrationAlarm(earlier.state)).toBe(back - 60_000 + timing.answer)
})
