import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { Market, Venue } from '../../../shared/domain/instrument.ts'
import { mismatchesInTable } from '../../../shared/domain/programSums.ts'
import { ProgramTable } from '../../../shared/domain/programTrade.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { until } from '../../support/until.ts'
import { ownHeaders } from '../support/brokerServer.ts'
import { captured } from '../support/replies.ts'
import { canaryToken, kisClient, kisServer, marketClient, person } from './support/kisServer.ts'

/** 2026-11-20 09:00:00 KST. */
const nine = Date.UTC(2026, 10, 20)
const never = new AbortController().signal
const scope = { market: 'KOSPI', venue: 'KRX' } as const
const golden = captured('kis/kis_investor_program_trade_today_row7100').body
const [goldenRow]: readonly Readonly<Record<string, string>>[] = JSON.parse(golden).output1
const one = (value: string) => ({ kind: 'sent', value })
const flow = (sell: string, buy: string, net: string) => ({ sell: one(sell), buy: one(buy), net: one(net) })

/** What comes of an answer over real HTTP. */
async function asked(answer: (response: ServerResponse, count: number) => void) {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response, count) => answer(response, count))
  await using kis = marketClient(server, clock)
  const told = await carried(clock, kis.programTrade.ask(scope, never))
  return { told, requests: server.asked, tokens: server.tokens() }
}

const table = (...rows: readonly object[]) => JSON.stringify({ ...JSON.parse(golden), output1: rows })
const tableOf = async (...rows: readonly object[]) =>
  (await asked((response) => void response.end(table(...rows)))).told

test('the captured row comes through exactly, with its time', async () => {
  const clock = createFakeClock(nine)
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>()
  await using server = await kisServer(async (_, response) => {
    await mayAnswer
    response.end(golden)
  })
  await using kis = marketClient(server, clock)
  const asking = kis.programTrade.ask(scope, never)
  await until('it is asked', () => server.asked.length === 1)
  await clock.advance(120)
  letAnswer()
  const answer = await asking
  const traded = { quantity: flow('146', '153', '7'), amount: flow('2687', '4144', '1456') }
  const none = { quantity: flow('0', '0', '0'), amount: flow('0', '0', '0') }
  expect(answer).toEqual({
    kind: 'answered',
    asOf: nine + 120,
    latency: 120,
    answer: [{ code: '7100', name: '기 타', trades: { all: traded, arbitrage: none, nonArbitrage: traded } }],
  })
  const told = ProgramTable.parse(answer.kind === 'answered' && answer.answer)
  expect(mismatchesInTable(told)).toEqual([])
})

test('the request is the documented one for each market on each venue, and always names both', async () => {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response) => void response.end(golden))
  await using kis = marketClient(server, clock)
  expect(kis.programTrade.question).toBe('HHPPG046600C1')
  for (const market of Market.options)
    for (const venue of Venue.options) await carried(clock, kis.programTrade.ask({ market, venue }, never))
  expect(server.asked.map(({ query }) => query)).toEqual([
    { EXCH_DIV_CLS_CODE: 'J', MRKT_DIV_CLS_CODE: '1' },
    { EXCH_DIV_CLS_CODE: 'NX', MRKT_DIV_CLS_CODE: '1' },
    { EXCH_DIV_CLS_CODE: 'UN', MRKT_DIV_CLS_CODE: '1' },
    { EXCH_DIV_CLS_CODE: 'J', MRKT_DIV_CLS_CODE: '4' },
    { EXCH_DIV_CLS_CODE: 'NX', MRKT_DIV_CLS_CODE: '4' },
    { EXCH_DIV_CLS_CODE: 'UN', MRKT_DIV_CLS_CODE: '4' },
  ])
  for (const each of server.asked) {
    expect([each.method, each.path, each.body]).toEqual([
      'GET',
      '/uapi/domestic-stock/v1/quotations/investor-program-trade-today',
      '',
    ])
    expect(ownHeaders(each)).toEqual({
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${canaryToken}`,
      appkey: person.appKey,
      appsecret: person.appSecret,
      tr_id: 'HHPPG046600C1',
      tr_cont: '',
      custtype: 'P',
    })
  }
})

test('모의투자 has no such question', async () => {
  await using server = await kisServer((_, response) => void response.end(golden))
  await using mock = kisClient(server, createFakeClock(nine), person, 'mock')
  expect(mock.programTrade).toBeUndefined()
})

describe('a table', () => {
  const { invr_cls_code: _, ...nameless } = goldenRow ?? {}

  test('keeps every class that came, known or not, in its order and under its own code', async () => {
    const rows = ['9999', '8888', '8000', '0000'].map((code) => ({ ...goldenRow, invr_cls_code: code }))
    const told = await tableOf(...rows)
    expect(told.kind === 'answered' && told.answer.map(({ code }) => code)).toEqual(
      rows.map(({ invr_cls_code: code }) => code),
    )
  })

  test('without a row is an empty table, which is no failure', async () => {
    expect(await tableOf()).toMatchObject({ kind: 'answered', answer: [] })
  })

  test.each([
    ['that is not there', { output1: undefined }, 'no output1'],
    ['that is no list', { output1: goldenRow }, 'no output1'],
    ['with a row that is none', { output1: [goldenRow, null] }, 'a row of output1'],
    ['with a row of no class', { output1: [goldenRow, nameless] }, 'invr_cls_code ""'],
    [
      'with a row of an odd class',
      { output1: [{ ...goldenRow, invr_cls_code: '71' }] },
      'invr_cls_code "71"',
    ],
  ])('%s is unreadable, not short', async (_, part, what) => {
    const body = JSON.stringify({ ...JSON.parse(golden), ...part })
    const { told } = await asked((response) => void response.end(body))
    expect(told).toEqual({ kind: 'troubled', trouble: { kind: 'unreadable', what } })
  })
})

describe('a figure', () => {
  const amountsOf = async (sell: unknown, net: unknown) => {
    const told = await tableOf({ ...goldenRow, all_seln_amt: sell, all_ntby_amt: net })
    if (told.kind !== 'answered') return told
    const [row] = ProgramTable.parse(told.answer)
    return [row?.trades.all.amount.sell, row?.trades.all.amount.net]
  }
  const unread = { kind: 'unreadable' }

  test('of 18 or 20 digits is exact to the last of them, and one of 21 is not shown at all', async () => {
    const [eighteen, twenty] = ['123456789012345678', '98765432109876543210']
    expect(await amountsOf(eighteen, `-${eighteen}`)).toEqual([one(eighteen), one(`-${eighteen}`)])
    expect(await amountsOf(twenty, `-${twenty}`)).toEqual([one(twenty), one(`-${twenty}`)])
    expect(await amountsOf(`${twenty}1`, `-${twenty}1`)).toEqual([unread, unread])
    expect(await amountsOf(eighteen, 1456)).toEqual([one(eighteen), unread])
  })

  test('that is empty is empty, and not zero', async () => {
    expect(await amountsOf('', '   ')).toEqual([{ kind: 'blank' }, { kind: 'blank' }])
    expect(await amountsOf('0', '0')).toEqual([one('0'), one('0')])
    expect(await amountsOf(undefined, null)).toEqual([unread, unread])
  })

  test('is below zero only where more can be sold than bought', async () => {
    expect(await amountsOf('-2687', '-2687')).toEqual([unread, one('-2687')])
  })

  test.each(['+7', '-0', '007', '1,234', '7.0', '--7', '1e3', '７'])(
    'written %j is not guessed at',
    async (text) => {
      expect(await amountsOf(text, text)).toEqual([unread, unread])
    },
  )
})

describe('a question that is not answered', () => {
  const refuse =
    (code: string, message: string, status = 500) =>
    (response: ServerResponse) =>
      void response
        .writeHead(status)
        .end(JSON.stringify({ rt_cd: '1', msg_cd: code, msg1: message.padEnd(80) }))

  test('because the broker says no is told in its words', async () => {
    const { told, requests } = await asked(refuse('OPSQ0002', '없는 서비스 코드 입니다.'))
    expect(told).toEqual({
      kind: 'troubled',
      trouble: { kind: 'refused', code: 'OPSQ0002', message: '없는 서비스 코드 입니다.', status: 500 },
    })
    expect(requests).toHaveLength(1)
  })

  test('for an expired token is asked once more with a new one, and no oftener', async () => {
    const dead = captured('kis/kis_error_EGW00123_http500')
    const refuseDead = (response: ServerResponse) => void response.writeHead(dead.status).end(dead.body)
    const healed = await asked((response, count) => {
      if (count === 1) refuseDead(response)
      else response.end(golden)
    })
    expect(healed.told).toMatchObject({ kind: 'answered', answer: [{ code: '7100' }] })
    expect([healed.requests.length, healed.tokens]).toEqual([2, 2])
    const hopeless = await asked(refuseDead)
    expect(hopeless.told).toMatchObject({ trouble: { kind: 'refused', code: 'EGW00123' } })
    expect([hopeless.requests.length, hopeless.tokens]).toEqual([2, 2])
  })

  test('for being one too many a second waits and is asked again', async () => {
    const { told, requests } = await asked((response, count) => {
      if (count === 1) refuse('EGW00201', '초당 거래건수를 초과하였습니다.')(response)
      else response.end(golden)
    })
    expect([told.kind, requests.length]).toEqual(['answered', 2])
  })

  test('but by a page of somebody else is no empty table', async () => {
    const { told } = await asked((response) => void response.end('<html><title>점검</title>'))
    expect(told).toEqual({ kind: 'troubled', trouble: { kind: 'foreign-page', status: 200, title: '점검' } })
  })

  test('closes its line when it is called off', async () => {
    await using server = await kisServer(() => {})
    await using kis = marketClient(server, createFakeClock(nine))
    const abort = new AbortController()
    const asking = kis.programTrade.ask(scope, abort.signal)
    await until('it is asked', () => server.asked.length === 1)
    abort.abort()
    expect(await asking).toEqual({ kind: 'troubled', trouble: { kind: 'cancelled' } })
    await until('the server sees it go', () => server.hungUp() === 1)
  })
})
