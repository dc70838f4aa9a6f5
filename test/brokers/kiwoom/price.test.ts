import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { decodePrice } from '../../../electron/brokers/kiwoom/price.ts'
import { Tick } from '../../../shared/domain/quote.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { ownHeaders } from '../support/brokerServer.ts'
import { captured, replyOf } from '../support/replies.ts'
import { canaryToken, kiwoomServer } from './support/issueProgramServer.ts'
import { restClient } from './support/restClient.ts'

/** 2026-11-20 09:00:00 KST. */
const nine = Date.UTC(2026, 10, 20)
const never = new AbortController().signal
const documented = captured('kiwoom/kiwoom_ka10001_doc').body

/** The guide's example with values where they belong; `undefined` takes one out. */
function body(changes: Record<string, unknown> = {}): string {
  const price = {
    cur_prc: '-20800',
    pre_sig: '5',
    pred_pre: '-50',
    flu_rt: '-0.24',
    trde_qty: '30379732',
    open_pric: '20850',
  }
  return JSON.stringify({ ...JSON.parse(documented), ...price, ...changes })
}

const decoded = (changes: Record<string, unknown>) => decodePrice(replyOf(body(changes)), '005930')
const unreadable = (what: string) => ({ kind: 'unreadable', trouble: { kind: 'unreadable', what } })

async function asked(answer: (response: ServerResponse) => void) {
  const clock = createWatchedClock(nine)
  await using server = await kiwoomServer((_, response) => answer(response))
  await using kiwoom = restClient(server, clock)
  if (!kiwoom.quotes) throw new Error('Kiwoom lost its role')
  const told = await carried(clock, kiwoom.quotes.ask('005930', never))
  return { told, requests: server.asked, scopes: kiwoom.session.facts().budgets.map(({ scope }) => scope) }
}

test('a price that was asked for: exact, as of the moment when the question left, and with no time of a trade', async () => {
  const { told, requests, scopes } = await asked((response) => void response.end(body()))
  if (told.kind !== 'answered') return expect.fail(JSON.stringify(told))
  expect(told.answer).toEqual({
    code: '005930',
    environment: 'custom',
    by: 'ka10001',
    price: 20_800,
    sign: 'down',
    change: -50,
    changePercent: '-0.24',
    volume: 30_379_732,
    turnover: null,
    open: 20_850,
    tradedAt: null,
    receivedAt: told.asOf - told.latency,
  })
  expect(Tick.safeParse(told.answer).success).toBe(true)
  expect(requests).toHaveLength(1)
  expect(requests.map(({ path, body }) => [path, body])).toEqual([
    ['/api/dostk/stkinfo', '{"stk_cd":"005930"}'],
  ])
  expect(requests[0] && ownHeaders(requests[0])).toEqual({
    'content-type': 'application/json;charset=UTF-8',
    authorization: `Bearer ${canaryToken}`,
    'api-id': 'ka10001',
  })
  // Its own limit, so that no other question waits for it.
  expect(scopes).toContain('ka10001')
})

test("the guide's own example has its values in the wrong columns, and gives no price", async () => {
  const { told } = await asked((response) => void response.end(documented))
  expect(told).toEqual({ kind: 'troubled', trouble: { kind: 'unreadable', what: 'price (cur_prc)' } })
})

test('however far its values are moved, the example gives no price but the one that it is about', () => {
  const values = Object.values(JSON.parse(documented)).filter((value) => typeof value === 'string')
  expect(values.length).toBeGreaterThan(40)
  const prices = values.flatMap((_, shift) => {
    const at = (n: number) => values[(shift + n) % values.length]
    const verdict = decoded({
      cur_prc: at(0),
      pre_sig: at(1),
      pred_pre: at(2),
      flu_rt: at(3),
      trde_qty: at(4),
    })
    return verdict.kind === 'answered' ? [verdict.answer.price] : []
  })
  expect(prices).toEqual([95_400])
})

test.each([undefined, '', ' ', '0', '-0', '0.00', 'x', 20_800, null])('cur_prc %s is no price', (told) => {
  expect(decoded({ cur_prc: told }).kind).toBe('unreadable')
})

test.each([
  ['another issue', { stk_cd: '000660' }, '000660'],
  ['another venue', { stk_cd: '005930_AL' }, '005930_AL'],
  ['nothing', { stk_cd: '' }, ''],
])('an answer about %s is not this one', (_, changes, told) => {
  const trouble = { kind: 'other-issue', asked: '005930', told }
  expect(decoded(changes)).toEqual({ kind: 'unreadable', trouble })
})

test.each([
  ['the sign', { pre_sig: '2' }, 'directions (pre_sig, pred_pre, flu_rt)'],
  ['the rate', { flu_rt: '-0.27' }, 'flu_rt does not follow from pred_pre'],
  ['the rate, by its sign', { flu_rt: '+0.24', pre_sig: '' }, 'directions (pre_sig, pred_pre, flu_rt)'],
  ['the price', { cur_prc: '30800' }, 'flu_rt does not follow from pred_pre'],
  ['no rate', { flu_rt: '' }, 'flu_rt does not follow from pred_pre'],
  ['no change', { pred_pre: '' }, 'flu_rt does not follow from pred_pre'],
  ['a number of no text', { trde_qty: 5 }, 'trde_qty'],
  ['an odd volume', { trde_qty: '1.5' }, 'volume (trde_qty)'],
  ['no issue', { stk_cd: undefined }, 'no stk_cd'],
])('%s that does not go with the others: no price', (_, changes, what) => {
  expect(decoded(changes)).toEqual(unreadable(what))
})

test.each([
  ['cut off', { flu_rt: '-0.23' }],
  ['with a double sign', { flu_rt: '--0.24', pred_pre: '--50' }],
])('a rate %s follows', (_, changes) => {
  expect(decoded(changes)).toMatchObject({ kind: 'answered', answer: { price: 20_800, change: -50 } })
})

test('unchanged, nothing traded, not opened', () => {
  const changes = { pre_sig: '3', pred_pre: '0', flu_rt: '0.00', trde_qty: '0', open_pric: '-0' }
  expect(decoded(changes)).toMatchObject({
    kind: 'answered',
    answer: { price: 20_800, sign: 'flat', change: 0, changePercent: '0.00', volume: 0, open: null },
  })
})

test('a refusal is told as one', () => {
  expect(
    decoded({ return_code: 2, return_msg: '입력 값 오류입니다[1902:종목 정보가 없습니다]' }),
  ).toMatchObject({
    kind: 'refused',
    refusal: { code: '1902' },
  })
})

test('without a realtime feed nothing can be live, and prices can still be asked for', async () => {
  await using server = await kiwoomServer((_, response) => void response.end(body()))
  await using kiwoom = restClient(server, createWatchedClock(nine))
  const { quotes } = kiwoom
  expect(quotes?.most).toBe(0)
  quotes?.want(['005930'])
  const controller = new AbortController()
  const batches = (async () => {
    for await (const batch of quotes?.watch(controller.signal) ?? []) return batch
    return 'ended'
  })()
  controller.abort()
  expect(await batches).toBe('ended')
  expect(server.asked).toHaveLength(0)
})
