import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { decodeIssueProgram } from '../../../electron/brokers/kiwoom/issueProgram.ts'
import { mismatchesOf } from '../../../shared/domain/programSums.ts'
import { ProgramTrades } from '../../../shared/domain/programTrade.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { until } from '../../support/until.ts'
import { ownHeaders } from '../support/brokerServer.ts'
import { captured, replyOf } from '../support/replies.ts'
import { canaryToken, issueProgramClient, kiwoomServer } from './support/issueProgramServer.ts'

/** 2026-11-20 09:00:00 KST. */
const nine = Date.UTC(2026, 10, 20)
const never = new AbortController().signal
const documented = captured('kiwoom/kiwoom_ka10010_doc').body
const one = (value: string) => ({ kind: 'sent', value })
const blank = { kind: 'blank' }
const unread = { kind: 'unreadable' }

/** What comes of an answer over real HTTP. */
async function asked(answer: (response: ServerResponse, count: number) => void) {
  const clock = createWatchedClock(nine)
  await using server = await kiwoomServer((_, response, count) => answer(response, count))
  await using kiwoom = issueProgramClient(server, clock)
  const told = await carried(clock, kiwoom.issueProgram.ask('005930', 'KRX', never))
  return { told, requests: server.asked, tokens: server.tokens() }
}

test("the guide's own example comes through exactly, empty where it is empty, and its sums are found wrong", async () => {
  const { told } = await asked((response) => void response.end(documented))
  const empty = { sell: blank, buy: blank, net: blank }
  const nothing = { quantity: empty, amount: empty }
  expect(told).toMatchObject({ kind: 'answered', asOf: expect.any(Number) })
  expect(told.kind === 'answered' && told.answer).toEqual({
    all: { quantity: { sell: one('40242'), buy: one('69219'), net: one('346871946') }, amount: empty },
    arbitrage: nothing,
    nonArbitrage: nothing,
  })
  expect(mismatchesOf(ProgramTrades.parse(told.kind === 'answered' && told.answer))).toEqual([
    {
      rule: 'net',
      kind: 'all',
      unit: 'quantity',
      computed: '28977',
      received: '346871946',
      difference: '346842969',
    },
  ])
})

test('the request is the documented one, with the venue behind the code', async () => {
  const clock = createWatchedClock(nine)
  await using server = await kiwoomServer((_, response) => void response.end(documented))
  await using kiwoom = issueProgramClient(server, clock)
  for (const venue of ['KRX', 'NXT', 'combined'] as const)
    await carried(clock, kiwoom.issueProgram.ask('0011A0', venue, never))
  expect(server.asked.map(({ body }) => JSON.parse(body))).toEqual([
    { stk_cd: '0011A0' },
    { stk_cd: '0011A0_NX' },
    { stk_cd: '0011A0_AL' },
  ])
  for (const each of server.asked) {
    expect([each.method, each.path, each.query]).toEqual(['POST', '/api/dostk/sect', {}])
    expect(ownHeaders(each)).toEqual({
      'content-type': 'application/json;charset=UTF-8',
      authorization: `Bearer ${canaryToken}`,
      'api-id': 'ka10010',
    })
  }
  // Its own limit, so that no other question waits for it.
  expect(kiwoom.session.facts().budgets.map(({ scope }) => scope)).toContain('ka10010')
})

test('모의투자 knows KRX alone, so it is not asked about another venue', async () => {
  const clock = createWatchedClock(nine)
  await using server = await kiwoomServer((_, response) => void response.end(documented))
  await using mock = issueProgramClient(server, clock, 'mock')
  expect(await mock.issueProgram.ask('005930', 'NXT', never)).toEqual({
    kind: 'troubled',
    trouble: { kind: 'not-in-mock', question: 'ka10010 005930_NX' },
  })
  expect(server.asked).toHaveLength(0)
  expect(await carried(clock, mock.issueProgram.ask('005930', 'KRX', never))).toMatchObject({
    kind: 'answered',
  })
})

describe('a figure', () => {
  const quantityOf = (sell: unknown, net: unknown) => {
    const fields = { ...JSON.parse(documented), dfrt_trst_sell_qty: sell, dfrt_trst_netprps_qty: net }
    const verdict = decodeIssueProgram(replyOf(JSON.stringify(fields)))
    const trades = ProgramTrades.parse(verdict.kind === 'answered' && verdict.answer)
    return [trades.arbitrage.quantity.sell, trades.arbitrage.quantity.net]
  }

  test.each([
    ['430', '430', '430'],
    ['+430', '430', '430'],
    ['-239', '239', '-239'],
    ['--239', '239', '-239'],
    ['+-239', '239', '-239'],
    ['++239', '239', '239'],
    ['-0', '0', '0'],
    ['--000', '0', '0'],
    ['00000239', '239', '239'],
    ['-00000239', '239', '-239'],
    ['-1,234,567', '1234567', '-1234567'],
    [' 430 ', '430', '430'],
  ])('written %j: what is sold has no sign, a net is below zero with any minus', (text, sold, net) => {
    expect(quantityOf(text, text)).toEqual([one(sold), one(net)])
  })

  test('of 18 or 20 digits is exact to the last of them, and one of 21 is not shown at all', () => {
    const [eighteen, twenty] = ['123456789012345678', '98765432109876543210']
    expect(quantityOf(eighteen, `--${eighteen}`)).toEqual([one(eighteen), one(`-${eighteen}`)])
    expect(quantityOf(`+00${twenty}`, `-${twenty}`)).toEqual([one(twenty), one(`-${twenty}`)])
    expect(quantityOf(`${twenty}1`, `-${twenty}1`)).toEqual([unread, unread])
  })

  test('that is empty is empty, and one that is missing or no text is unreadable', () => {
    expect(quantityOf('', '  ')).toEqual([blank, blank])
    expect(quantityOf(undefined, null)).toEqual([unread, unread])
    expect(quantityOf(430, -430)).toEqual([unread, unread])
  })

  test.each(['12,34', ',123', '1,234,', '3.5', '1e3', '+', '--', '7-', '4 30', '４３０'])(
    'written %j is not guessed at',
    (text) => expect(quantityOf(text, text)).toEqual([unread, unread]),
  )
})

describe('an answer that is none', () => {
  const ok = { return_code: 0, return_msg: '정상적으로 처리되었습니다' }

  test('because nothing in it was asked for, or because it tells a figure twice, is unreadable', () => {
    expect(decodeIssueProgram(replyOf(JSON.stringify(ok)))).toMatchObject({ kind: 'unreadable' })
    const twice = documented.replace(
      '"all_dfrt_trst_sell_qty"',
      '"all_dfrt_trst_sell_qty":"1","all_dfrt_trst_sell_qty"',
    )
    expect(decodeIssueProgram(replyOf(twice))).toMatchObject({ trouble: { what: 'a field told twice' } })
  })

  test("is the broker's own no: no such issue", async () => {
    const message = '입력 값 오류입니다[1902:종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다]'
    const { told, requests } = await asked(
      (response) => void response.end(JSON.stringify({ return_code: 2, return_msg: message })),
    )
    expect(told).toEqual({
      kind: 'troubled',
      trouble: { kind: 'refused', code: '1902', message, status: 200 },
    })
    expect(requests).toHaveLength(1)
  })

  test('for being one too many is waited out and asked again', async () => {
    const { status, body } = captured('kiwoom_error_429_1700')
    const { told, requests } = await asked((response, count) => {
      if (count === 1) response.writeHead(status).end(body)
      else response.end(documented)
    })
    expect([told.kind, requests.length]).toEqual(['answered', 2])
  })

  test('for a dead token is asked for once more with a new one, and no oftener', async () => {
    const dead = captured('kiwoom_error_token_8005_http200').body
    const healed = await asked((response, count) => void response.end(count === 1 ? dead : documented))
    expect(healed.told.kind).toBe('answered')
    expect([healed.requests.length, healed.tokens]).toEqual([2, 2])
    const hopeless = await asked((response) => void response.end(dead))
    expect(hopeless.told).toMatchObject({ trouble: { kind: 'refused', code: '8005' } })
    expect([hopeless.requests.length, hopeless.tokens]).toEqual([2, 2])
  })

  test("is a firewall's page", async () => {
    const { told } = await asked((response) => void response.writeHead(400).end('<html><title>차단</title>'))
    expect(told).toEqual({ kind: 'troubled', trouble: { kind: 'foreign-page', status: 400, title: '차단' } })
  })

  test('when the question is called off, and its line is closed', async () => {
    await using server = await kiwoomServer(() => {})
    await using kiwoom = issueProgramClient(server, createFakeClock(nine))
    const abort = new AbortController()
    const asking = kiwoom.issueProgram.ask('005930', 'KRX', abort.signal)
    await until('it is asked', () => server.asked.length === 1)
    abort.abort()
    expect(await asking).toEqual({ kind: 'troubled', trouble: { kind: 'cancelled' } })
    await until('the server sees it go', () => server.hungUp() === 1)
  })
})
