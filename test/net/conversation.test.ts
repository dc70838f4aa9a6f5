import { describe, expect, test } from 'vitest'
import { createConversation, type Exchange } from '../../electron/net/conversation.ts'
import { createHttp } from '../../electron/net/http.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { budgets } from '../../shared/domain/budgets.ts'
import { Secret } from '../../shared/domain/secret.ts'
import { Trouble } from '../../shared/domain/trouble.ts'
import { until } from '../support/until.ts'
import { hour, minute, never, nine } from './support/keeping.ts'
import { rawServer } from './support/rawServer.ts'
import { canary, sharesQuestion, startTokenBroker, type TokenBroker } from './support/tokenBroker.ts'
import { trading } from './support/trading.ts'
import { carried, createWatchedClock } from './support/watchedClock.ts'

const fifty = <T>(one: () => T) => Array.from({ length: 50 }, one)

describe('a token that died under our feet', () => {
  test.each([200, 403, 500] as const)(
    'costs one new token for fifty questions at once, and every one is answered (status %d)',
    async (deadAs) => {
      const clock = createWatchedClock(nine)
      await using broker = await startTokenBroker(clock, 24 * hour)
      await using client = trading(broker, clock)
      broker.behave({ deadAs })
      expect(await client.ask()).toMatchObject({ kind: 'answered', answer: 7 })
      broker.forgetTokens()
      clock.jump(hour)
      const answers = await Promise.all(fifty(() => client.ask()))
      expect(answers.map(({ kind }) => kind)).toEqual(fifty(() => 'answered'))
      expect(broker.issues).toHaveLength(2)
      expect(broker.asked()).toBeLessThanOrEqual(1 + 100)
      expect(client.conversation.talk().lastRefusal).toMatchObject({ to: 'TTTC8408R', cured: true })
    },
  )

  test('so soon that no new one may be asked for is told, with the time', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock)
    await client.ask()
    broker.forgetTokens()
    const until = nine + minute
    expect(await client.ask()).toEqual({ kind: 'troubled', trouble: { kind: 'held-back', until } })
    expect(client.conversation.talk().lastRefusal).toMatchObject({ cured: false })
    clock.jump(minute)
    expect((await client.ask()).kind).toBe('answered')
  })

  test('again right after it was renewed is a refusal: one renewal and one more try, no circle', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, -1)
    await using client = trading(broker, clock)
    const token = new Secret('from an earlier run')
    client.shelf.keep({ token, issuedAt: nine - hour, expiresAt: nine + 23 * hour, refreshToken: null })
    expect(await client.ask()).toMatchObject({ trouble: { kind: 'refused', code: 'EGW00123' } })
    expect(broker.issues).toHaveLength(1)
    expect(broker.asked()).toBe(2)
  })
})

describe('a "too many"', () => {
  test('is waited out', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock, budgets['kis-live'])
    broker.behave({ tooMany: 3 })
    expect(await carried(clock, client.ask())).toMatchObject({ kind: 'answered' })
    expect(broker.asked()).toBe(4)
    expect(clock.elapsed()).toBeGreaterThanOrEqual(3 * 100)
    expect(client.conversation.talk()).toMatchObject({ requests: 4, lastRefusal: { cured: true } })
  })

  test('for the fourth time is told', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock, budgets['kis-live'])
    broker.behave({ tooMany: 4 })
    const answer = await carried(clock, client.ask())
    expect(answer).toMatchObject({ kind: 'troubled', trouble: { kind: 'refused', code: 'EGW00201' } })
    expect(broker.asked()).toBe(4)
  })
})

test('a crowd that waited for a token keeps to the limit when the token comes', async () => {
  const clock = createWatchedClock(nine)
  await using broker = await startTokenBroker(clock, 24 * hour)
  await using client = trading(broker, clock, budgets.kiwoom)
  const { promise: tokenComes, resolve: letTokenCome } = Promise.withResolvers<void>()
  broker.behave({ issuesAfter: tokenComes })
  const asked = Promise.all(Array.from({ length: 12 }, () => client.ask()))
  await clock.advance(10_000)
  letTokenCome()
  const inEachSecond: number[] = []
  while (broker.asked() < 12) {
    const before = broker.asked()
    await clock.advance(999)
    inEachSecond.push(broker.asked() - before)
  }
  await asked
  expect(Math.max(...inEachSecond)).toBeLessThanOrEqual(budgets.kiwoom.limit)
})

test('a question that is called off says so wherever it stands, and asks for nothing more', async () => {
  const clock = createWatchedClock(nine)
  await using broker = await startTokenBroker(clock, 24 * hour)
  await using client = trading(broker, clock, budgets['kis-mock'])
  const cancelled = { kind: 'troubled', trouble: { kind: 'cancelled' } }
  expect(await client.ask(AbortSignal.abort())).toEqual(cancelled)
  expect(broker.issues).toHaveLength(0)
  await client.ask()
  const abort = new AbortController()
  const waiting = client.ask(abort.signal)
  await clock.advance(100)
  expect(client.queue.status().waiting).toBe(1)
  abort.abort()
  expect(await waiting).toEqual(cancelled)
  expect(broker.asked()).toBe(1)
  expect(client.conversation.talk().lastFault).toBeNull()
})

describe('a question with a time limit', () => {
  const noTurn = { kind: 'troubled', trouble: { kind: 'no-turn' } }
  const limited = (
    broker: TokenBroker,
    { conversation, queue }: ReturnType<typeof trading>,
    within: number,
    signal = never,
  ) => conversation.ask({ ...sharesQuestion(broker.url, queue), within }, signal)

  test('that nobody answers is given up on the dot, its line is closed, and the silence is told', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock)
    const line = { opened: false, closed: false }
    await using silent = await rawServer((socket) => {
      const close = () => {
        line.closed = true
      }
      socket.on('end', close).on('close', close)
      socket.on('data', () => {
        line.opened = true
      })
    })
    const { encode, ...shares } = sharesQuestion(broker.url, client.queue)
    const asked = client.conversation.ask(
      {
        ...shares,
        within: 3000,
        encode: (token, signal) => ({ ...encode(token, signal), url: `http://127.0.0.1:${silent.port}/` }),
      },
      never,
    )
    await until('the question is out', () => line.opened)
    await clock.advance(2999)
    expect(await Promise.race([asked, 'still waiting'])).toBe('still waiting')
    expect(line.closed).toBe(false)
    await clock.advance(1)
    const noAnswer = { kind: 'no-answer' }
    expect(await asked).toEqual({ kind: 'troubled', trouble: noAnswer })
    await until('the line is closed', () => line.closed)
    expect(client.conversation.talk().lastFault).toEqual({
      at: clock.now(),
      to: 'TTTC8408R',
      trouble: noAnswer,
    })
  })

  test('that waits for a token in vain was never asked', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock)
    const { promise: tokenComes, resolve: letTokenCome } = Promise.withResolvers<void>()
    broker.behave({ issuesAfter: tokenComes })
    const asked = limited(broker, client, 3000)
    await clock.advance(3000)
    expect(await asked).toEqual(noTurn)
    letTokenCome()
    expect(await client.ask()).toMatchObject({ kind: 'answered' })
    expect(broker.asked()).toBe(1)
  })

  test("whose turn does not come was never asked, and stands in nobody's way", async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock, budgets['kis-mock'])
    await client.ask()
    const asked = limited(broker, client, 1000)
    await clock.advance(1000)
    expect(await asked).toEqual(noTurn)
    expect(client.queue.status().waiting).toBe(0)
    expect(broker.asked()).toBe(1)
    expect(client.conversation.talk().lastFault).toBeNull()
  })

  test('that was told "too many" and cannot be asked again in time is told so', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock, budgets['kis-live'])
    broker.behave({ tooMany: 1 })
    const asked = limited(broker, client, 60)
    await until('it is turned away', () => client.queue.status().pausedUntil !== null)
    await clock.advance(60)
    expect(await asked).toMatchObject({ trouble: { kind: 'refused', code: 'EGW00201' } })
    expect(broker.asked()).toBe(1)
  })

  test('leaves no timer behind, answered or called off; who called it off is not told of silence', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock, budgets['kis-mock'])
    const atRest = clock.sleeping()
    expect(await limited(broker, client, 3000)).toMatchObject({ kind: 'answered', answer: 7 })
    const abort = new AbortController()
    const asked = limited(broker, client, 3000, abort.signal)
    await clock.advance(100)
    abort.abort()
    expect(await asked).toEqual({ kind: 'troubled', trouble: { kind: 'cancelled' } })
    await clock.advance(0)
    // The keeper's own alarm for the token's renewal, and nothing else.
    expect(clock.sleeping()).toBe(atRest + 1)
  })
})

describe('what is told', () => {
  test('an answer, then a silence that the next answer ends; requests by the Korean day', async () => {
    const clock = createWatchedClock(Date.UTC(2026, 10, 20, 14, 59))
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock)
    const { talk } = client.conversation
    expect(talk()).toEqual({ lastAnswer: null, lastRefusal: null, lastFault: null, requests: 0 })
    await client.ask()
    const { lastAnswer } = talk()
    expect(lastAnswer).toMatchObject({ at: clock.now() })
    broker.behave({ away: true })
    clock.jump(1000)
    expect(await client.ask()).toMatchObject({ trouble: { kind: 'offline' } })
    expect(talk()).toMatchObject({ lastAnswer, lastFault: { at: clock.now(), to: 'TTTC8408R' }, requests: 2 })
    broker.behave({ away: false })
    await client.ask()
    expect(talk().lastFault).toBeNull()
    clock.jump(minute)
    expect(talk().requests).toBe(0)
  })

  test('no trouble of any kind has a token or a key in it, nor does an answer that trips its reader', async () => {
    const clock = createWatchedClock(nine)
    await using broker = await startTokenBroker(clock, 24 * hour)
    await using client = trading(broker, clock)
    await client.ask()
    const troubles: Trouble[] = []
    const note = async () => {
      const answer = await client.ask()
      if (answer.kind === 'troubled') troubles.push(Trouble.parse(answer.trouble))
    }
    broker.behave({ page: `not JSON: Bearer ${canary}-token-1` })
    await note()
    broker.behave({ page: null, away: true })
    await note()
    broker.behave({ away: false, refusesIssues: true })
    broker.forgetTokens()
    await note()
    clock.jump(hour)
    await note()
    expect(troubles.map(({ kind }) => kind)).toEqual(['unreadable', 'offline', 'held-back', 'refused'])
    const { conversation, tokens, queue } = client
    const shown = JSON.stringify([troubles, conversation.talk(), tokens.status(), queue.status()])
    expect(shown).not.toContain(canary)
  })
})

test('a token that is replaced while its question waits for a turn is not used any more', async () => {
  const clock = createWatchedClock(nine)
  const used: string[] = []
  let token = new Secret('first')
  await using broker = await startTokenBroker(clock, hour)
  await using client = trading(broker, clock)
  await using http = createHttp(systemClock)
  const conversation = createConversation({
    http,
    clock,
    onChange: () => {},
    tokens: { ...client.tokens, acquire: async () => ({ kind: 'granted', token, clockSkew: null }) },
  })
  const { promise: turn, resolve } = Promise.withResolvers<boolean>()
  const exchange: Exchange<number> = {
    ...sharesQuestion(broker.url, { ...client.queue, turn: () => turn }),
    encode(given, signal) {
      used.push(given.reveal())
      return sharesQuestion(broker.url, client.queue).encode(given, signal)
    },
  }
  const asked = conversation.ask(exchange, never)
  await clock.advance(0)
  token = new Secret('second')
  resolve(true)
  await asked
  expect(used[0]).toBe('second')
})
