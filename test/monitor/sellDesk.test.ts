import { expect, test } from 'vitest'
import type { Broker } from '../../electron/monitor/broker.ts'
import { createSellDesk, type Seat } from '../../electron/monitor/sellDesk.ts'
import type { Answer } from '../../shared/domain/answer.ts'
import type { SellableQuantity } from '../../shared/domain/sellableQuantity.ts'
import type { SessionStatus } from '../../shared/domain/session.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { testBroker } from './support/monitorParts.ts'

const status = (given: Partial<SessionStatus> = {}): SessionStatus => ({
  broker: 'kis',
  id: 'first',
  standing: 'ready',
  environment: 'live',
  host: 'kis.example',
  account: '5012••••-01',
  thisRunOnly: false,
  facts: null,
  ...given,
})

const brokerWith = (roles: Partial<Broker>): Broker =>
  testBroker({ broker: 'kis' } as Parameters<typeof testBroker>[0], roles)

const none: Answer<SellableQuantity | null> = {
  kind: 'answered',
  answer: null,
  asOf: tenOClock + 300,
  latency: 120,
}

function deskAt(seat: Seat) {
  let now = seat
  const desk = createSellDesk({ clock: createFakeClock(tenOClock), seat: () => now })
  return {
    ...desk,
    sitDown: (next: Seat) => {
      now = next
    },
  }
}

test('an answer is as old as its question, and says on whose account it was asked', async () => {
  const broker = brokerWith({ sellable: { question: 'TTTC8408R', ask: async () => none } })
  const desk = deskAt({ broker, status: status() })
  expect(await desk.checkSellable({ code: '005930' })).toEqual({
    kind: 'answered',
    code: '005930',
    quantity: null,
    source: {
      broker: 'kis',
      environment: 'live',
      question: 'TTTC8408R',
      session: 'first',
      account: '5012••••-01',
    },
    askedAt: tenOClock + 180,
    latency: 120,
  })
})

test('an account that changes while the question is under way keeps the answer to itself', async () => {
  const reply = Promise.withResolvers<Answer<SellableQuantity | null>>()
  const broker = brokerWith({ sellable: { question: 'TTTC8408R', ask: () => reply.promise } })
  const desk = deskAt({ broker, status: status() })
  const answer = desk.checkSellable({ code: '005930' })
  desk.sitDown({ broker, status: status({ id: 'second' }) })
  reply.resolve(none)
  expect(await answer).toMatchObject({ source: { session: 'first' } })
})

test.each([
  [status({ standing: 'not-set-up', id: null }), { kind: 'no-session', standing: 'not-set-up' }],
  [status({ standing: 'vault-closed', id: null }), { kind: 'no-session', standing: 'vault-closed' }],
  [status({ environment: 'mock' }), { kind: 'not-in-mock', question: '매도가능수량조회' }],
])('with nobody to ask it says why: %o', async (how, trouble) => {
  const broker = how.id === null ? null : brokerWith({})
  const desk = deskAt({ broker, status: how })
  expect(await desk.checkSellable({ code: '005930' })).toEqual({
    kind: 'troubled',
    code: '005930',
    source: null,
    trouble,
    at: tenOClock,
  })
})

test('a run over many ends with the account that it began with, and with whoever listens', async () => {
  const asked: string[] = []
  const broker = brokerWith({
    sellable: {
      question: 'TTTC8408R',
      async ask(code, _, aside) {
        asked.push(`${code} ${aside}`)
        if (code === '000002') desk.sitDown({ broker, status: status({ id: 'second' }) })
        return none
      },
    },
  })
  const desk = deskAt({ broker, status: status() })
  const codes: string[] = []
  for await (const [answer] of desk.checkAll({ codes: ['000001', '000002', '000003'] }))
    codes.push(answer?.code ?? '')
  expect(codes).toEqual(['000001', '000002'])
  expect(asked).toEqual(['000001 true', '000002 true'])

  for await (const [answer] of desk.checkAll({ codes: ['000004', '000005'] }))
    if (answer?.code === '000004') break
  expect(asked.at(-1)).toBe('000004 true')
})

test('a balance of which a part failed is no shorter balance', async () => {
  const trouble = { kind: 'no-answer' } as const
  const broker = brokerWith({
    holdings: { question: 'TTTC8434R', ask: async () => ({ kind: 'troubled', trouble }) },
  })
  const desk = deskAt({ broker, status: status() })
  expect(await desk.holdings()).toMatchObject({ kind: 'troubled', trouble })
})
