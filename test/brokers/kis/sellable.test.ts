import { describe, expect, test } from 'vitest'
import { SellableQuantity } from '../../../shared/domain/sellableQuantity.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { until } from '../../support/until.ts'
import { ownHeaders } from '../support/brokerServer.ts'
import { captured } from '../support/replies.ts'
import {
  accepted,
  canaryToken,
  company,
  kisClient,
  kisServer,
  person,
  sellableClient,
} from './support/kisServer.ts'

/** 2026-11-20 09:00:00 KST. */
const nine = Date.UTC(2026, 10, 20)
const never = new AbortController().signal
const golden = captured('kis/kis_inquire_psbl_sell_TTTC8408R_360750').body
const one = <T>(value: T) => ({ kind: 'sent', value })

test('the captured answer comes through exactly, with its time', async () => {
  const clock = createFakeClock(nine)
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>()
  await using server = await kisServer(async (_, response) => {
    await mayAnswer
    response.end(golden)
  })
  await using kis = sellableClient(server, clock)
  const asked = kis.sellable.ask('360750', never)
  await until('it is asked', () => server.asked.length === 1)
  await clock.advance(120)
  letAnswer()
  const answer = await asked
  expect(answer).toEqual({
    kind: 'answered',
    asOf: nine + 120,
    latency: 120,
    answer: {
      issue: { code: '360750', name: 'TIGER 미국S&P500' },
      sellable: one(2),
      held: one(2),
      boughtToday: one(0),
      soldToday: one(0),
      nonSavings: one(0),
      averagePrice: one('22020.0000'),
      cost: one(44_040),
      price: one(22_145),
      worth: one(44_290),
      profit: one(250),
      profitRate: one('0.56'),
    },
  })
  expect(SellableQuantity.safeParse(answer.kind === 'answered' && answer.answer).success).toBe(true)
})

describe('the request', () => {
  const common = {
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${canaryToken}`,
    appkey: person.appKey,
    appsecret: person.appSecret,
    tr_id: 'TTTC8408R',
    tr_cont: '',
  }

  test.each([
    ['a person', person, { ...common, custtype: 'P' }],
    [
      'a corporate customer',
      company,
      {
        ...common,
        custtype: 'B',
        personalseckey: company.personalSecKey,
        seq_no: '001',
        phone_number: '01011112222',
        ip_addr: '203.0.113.7',
        mac_address: '02005E1000AB',
        gt_uid: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ],
  ])('of %s is the documented one, header by header', async (_, typed, headers) => {
    await using server = await kisServer((_, response) => void response.end(golden))
    await using kis = sellableClient(server, createFakeClock(nine), typed)
    await kis.sellable.ask('0011A0', never)
    const [asked] = server.asked
    expect(asked?.path).toBe('/uapi/domestic-stock/v1/trading/inquire-psbl-sell')
    expect(asked?.query).toEqual({ CANO: '50918273', ACNT_PRDT_CD: '01', PDNO: '0011A0' })
    expect(asked && ownHeaders(asked)).toEqual(headers)
  })

  test('is not there in 모의투자, whose server has no such TR; the balance is', async () => {
    await using server = await kisServer((_, response) => void response.end(golden))
    await using mock = kisClient(server, createFakeClock(nine), person, 'mock')
    expect(mock.sellable).toBeUndefined()
    expect(mock.holdings.question).toBe('VTTC8434R')
    await using live = kisClient(server, createFakeClock(nine), person, 'live')
    expect([live.sellable?.question, live.holdings.question]).toEqual(['TTTC8408R', 'TTTC8434R'])
  })
})

describe('a question that is not answered', () => {
  test('closes its line when it is called off', async () => {
    await using server = await kisServer(() => {})
    await using kis = sellableClient(server, createFakeClock(nine))
    const abort = new AbortController()
    const asked = kis.sellable.ask('005930', abort.signal)
    await until('it is asked', () => server.asked.length === 1)
    abort.abort()
    expect(await asked).toEqual({ kind: 'troubled', trouble: { kind: 'cancelled' } })
    await until('the server sees it go', () => server.hungUp() === 1)
  })

  test('is given up three seconds after it was put, however far the answer had come', async () => {
    const clock = createFakeClock(nine)
    await using server = await kisServer((_, response) => void response.write(golden.slice(0, 200)))
    await using kis = sellableClient(server, clock)
    const asked = kis.sellable.ask('360750', never)
    await until('it is asked', () => server.asked.length === 1)
    await clock.advance(3000)
    expect(await asked).toEqual({ kind: 'troubled', trouble: { kind: 'no-answer' } })
    await until('the server sees it go', () => server.hungUp() === 1)
  })

  test('for want of a token in three seconds was not asked; one that is put aside waits for it', async () => {
    const clock = createFakeClock(nine)
    const { promise: mayGrant, resolve: grant } = Promise.withResolvers<void>()
    await using server = await kisServer((_, response) => void response.end(golden), mayGrant)
    await using kis = sellableClient(server, clock)
    const aside = kis.sellable.ask('360750', never, true)
    const asked = kis.sellable.ask('360750', never)
    await clock.advance(3000)
    expect(await asked).toEqual({ kind: 'troubled', trouble: { kind: 'no-turn' } })
    expect(server.asked).toHaveLength(0)
    grant()
    expect(await aside).toMatchObject({ kind: 'answered', answer: { sellable: one(2) } })
  })
})

test('one question among sixty that are put aside has its turn next but one', async () => {
  const clock = createFakeClock(nine)
  await using server = await kisServer(({ query }, response) => {
    const output = { pdno: query.PDNO, ord_psbl_qty: '1' }
    response.end(JSON.stringify({ output, ...accepted }))
  })
  await using kis = sellableClient(server, clock)
  const codes = Array.from({ length: 60 }, (_, at) => `${100_000 + at}`)
  const ended = new AbortController()
  const list = Promise.all(codes.map((code) => kis.sellable.ask(code, ended.signal, true)))
  const step = async () => {
    await clock.advance(50)
    await until('the line is quiet', () => server.answered() === kis.session.facts().requests)
  }
  while (server.asked.length < 3) await step()
  const before = server.asked.length
  const asked = kis.sellable.ask('005930', never)
  while (server.asked.length < before + 2) await step()
  expect(server.asked.slice(before).map(({ query }) => query.PDNO)).toContain('005930')
  expect(await asked).toMatchObject({ answer: { issue: { code: '005930' } } })
  ended.abort()
  await list
})

test('a body of 64 MB is given up long before its end', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, ' ')
  let written = 0
  await using server = await kisServer(async (_, response) => {
    response.write('{"output":{"ord_psbl_qty":"7"')
    for (; written < 64 && !response.destroyed; written++)
      if (!response.write(megabyte))
        await Promise.race(['drain', 'close'].map((event) => onceOf(response, event)))
    response.end('},"rt_cd":"0"}')
  })
  await using kis = sellableClient(server, createFakeClock(nine))
  expect(await kis.sellable.ask('360750', never)).toEqual({
    kind: 'troubled',
    trouble: { kind: 'unreadable', what: 'answer without end' },
  })
  await until('the server sees it go', () => server.hungUp() === 1)
  expect(written).toBeLessThan(64)
})

function onceOf(emitter: NodeJS.EventEmitter, event: string): Promise<void> {
  return new Promise((resolve) => void emitter.once(event, () => resolve()))
}

test('a key that comes back in an answer is not told on', async () => {
  await using server = await kisServer(
    (_, response) =>
      void response.end(
        JSON.stringify({ output: { pdno: person.appSecret, ord_psbl_qty: '1' }, ...accepted }),
      ),
  )
  await using kis = sellableClient(server, createFakeClock(nine))
  const answer = await kis.sellable.ask('360750', never)
  expect(answer).toMatchObject({ trouble: { kind: 'other-issue', asked: '360750' } })
  expect(JSON.stringify([answer, kis.session.facts()])).not.toContain('canary')
})
