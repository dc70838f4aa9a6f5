import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { decodeInstruments } from '../../../electron/brokers/kiwoom/instrumentPage.ts'
import { InstrumentEntry, InstrumentList } from '../../../shared/domain/instruments.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { type Asked, ownHeaders } from '../support/brokerServer.ts'
import { captured, replyOf } from '../support/replies.ts'
import { canaryToken, kiwoomServer } from './support/issueProgramServer.ts'
import { instrumentClient } from './support/restClient.ts'

/** 2026-11-20 08:00:00 KST. */
const eight = Date.UTC(2026, 10, 19, 23)
const never = new AbortController().signal
const documented = captured('kiwoom/kiwoom_ka10099_doc').body
const rows: readonly object[] = JSON.parse(documented).list

const samsung = {
  code: '005930',
  name: '삼성전자',
  kind: 'stock',
  market: 'KOSDAQ',
  lastPrice: { kind: 'sent', value: 197 },
  warning: 'none',
  tradedOnNxt: true,
}
const pricedAt = (value: number) => ({ ...samsung, lastPrice: { kind: 'sent', value } })

const bodyOf = (...list: readonly unknown[]) => JSON.stringify({ ...JSON.parse(documented), list })
const marketIn = ({ body }: Asked): unknown => JSON.parse(body).mrkt_tp

/** What comes of answers over real HTTP. */
async function asked(answer: (response: ServerResponse, asked: Asked, count: number) => void) {
  const clock = createWatchedClock(eight)
  await using server = await kiwoomServer((one, response, count) => answer(response, one, count))
  await using kiwoom = instrumentClient(server, clock)
  const told = await carried(clock, kiwoom.instruments.ask(never))
  return { told, requests: server.asked, scopes: kiwoom.session.facts().budgets.map(({ scope }) => scope) }
}

test("the guide's rows come through exactly, each by itself", async () => {
  for (const [n, won] of [197, 213, 614].entries()) {
    const { told } = await asked((response) => void response.end(bodyOf(rows[n])))
    expect(told).toMatchObject({ kind: 'answered', asOf: expect.any(Number) })
    expect(told.kind === 'answered' && told.answer).toEqual({ entries: [pricedAt(won)], skipped: 0 })
    expect(InstrumentList.safeParse(told.kind === 'answered' && told.answer).success).toBe(true)
  }
})

test('a market that is told on one page of more than a mebibyte is read whole', async () => {
  const pages = [100_000, 200_000].map((first) =>
    bodyOf(
      ...Array.from({ length: 2500 }, (_, n) => ({
        ...rows[0],
        code: `${first + n}`,
        auditInfo: '정상'.repeat(80),
      })),
    ),
  )
  for (const page of pages) expect(Buffer.byteLength(page)).toBeGreaterThan(1024 * 1024)
  const { told } = await asked((response, _, count) => void response.end(pages[count - 1]))
  expect(told.kind === 'answered' && told.answer.entries.length).toBe(5000)
})

test("the guide's whole example calls three papers 005930: it is read, and it is no list", async () => {
  expect(decodeInstruments(captured('kiwoom/kiwoom_ka10099_doc'))).toEqual({
    kind: 'answered',
    answer: { content: { entries: [samsung, pricedAt(213), pricedAt(614)], skipped: 0 }, next: null },
  })
  const { told } = await asked((response) => void response.end(documented))
  expect(told).toEqual({
    kind: 'troubled',
    trouble: { kind: 'unreadable', what: 'mrkt_tp 0: 005930 is told twice' },
  })
})

test('each market is asked for with its own pages, and the key of a page goes back as it came', async () => {
  const row = (code: string) => ({ ...rows[0], code })
  const { told, requests, scopes } = await asked((response, one, count) => {
    if (count === 1) response.setHeader('cont-yn', 'Y').setHeader('next-key', 'A 1/=')
    else response.setHeader('cont-yn', 'N').setHeader('next-key', '')
    response.end(
      marketIn(one) === '10' ? bodyOf(row('0011A0'), row('KR7005930003')) : bodyOf(row(`00593${count}`)),
    )
  })
  expect(told.kind === 'answered' && told.answer).toEqual({
    entries: ['005931', '005932', '0011A0'].map((code) => ({ ...samsung, code })),
    skipped: 1,
  })
  expect(requests.map(marketIn)).toEqual(['0', '0', '10'])
  const authorization = `Bearer ${canaryToken}`
  const plain = { 'content-type': 'application/json;charset=UTF-8', authorization, 'api-id': 'ka10099' }
  const further = { ...plain, 'cont-yn': 'Y', 'next-key': 'A 1/=' }
  expect(requests.map(ownHeaders)).toEqual([plain, further, plain])
  for (const { method, path } of requests) expect([method, path]).toEqual(['POST', '/api/dostk/stkinfo'])
  expect(scopes).toContain('ka10099')
})

/** The one row of an answer, as the fields make it. */
function read(fields: object): InstrumentEntry {
  const verdict = decodeInstruments(replyOf(bodyOf({ ...rows[0], ...fields })))
  return InstrumentEntry.parse(verdict.kind === 'answered' && verdict.answer.content.entries[0])
}

test.each([
  ['0', 'stock', 'KOSPI'],
  ['10', 'stock', 'KOSDAQ'],
  ['8', 'ETF', null],
  ['60', 'ETN', null],
  ['90', 'ETN', null],
  ['6', 'other', null],
  ['', 'other', null],
  [undefined, 'other', null],
])('marketCode %j is %s of %s', (marketCode, kind, market) => {
  expect(read({ marketCode })).toMatchObject({ kind, market })
})

test('a warning, a price or a venue that is not in the guide is not guessed at', () => {
  const codes = ['0', '1', '2', '3', '4', '5', '6', '', undefined]
  expect(codes.map((orderWarning) => read({ orderWarning }).warning)).toEqual([
    ...['none', 'etf-caution', 'liquidation', 'overheated', 'risk', 'warned'],
    ...codes.slice(6).map(() => 'unknown'),
  ])
  const venues = ['Y', '', ' ', 'N', 'y', undefined, true]
  expect(venues.map((nxtEnable) => read({ nxtEnable }).tradedOnNxt)).toEqual([
    ...[true, false, false],
    ...venues.slice(3).map(() => null),
  ])
  const prices = ['00000000', '', ' ', '1e3', undefined, 197, '9007199254740993']
  expect(prices.map((lastPrice) => read({ lastPrice }).lastPrice)).toEqual([
    { kind: 'sent', value: 0 },
    ...[{ kind: 'blank' }, { kind: 'blank' }],
    ...Array.from({ length: 4 }, () => ({ kind: 'unreadable' })),
  ])
  expect(read({ name: ' ' }).name).toBeNull()
})

test.each([
  ['more to come without a key', { 'cont-yn': 'Y' }, 'no next-key'],
  ['a key that no header can hold', { 'cont-yn': 'Y', 'next-key': 'a\u00e9' }, 'no next-key'],
  ['a key and no word whether it counts', { 'next-key': '1' }, 'cont-yn ""'],
  ['another word', { 'cont-yn': 'y', 'next-key': '1' }, 'cont-yn "y"'],
])('a page with %s is none', (_, headers, what) => {
  expect(decodeInstruments(replyOf(bodyOf(rows[0]), 200, headers))).toMatchObject({ trouble: { what } })
})

test.each([
  ['no list', JSON.stringify({ return_code: 0 }), 'no list'],
  ['a row that is no object', bodyOf('005930'), 'a row of list'],
  ['no row at all', bodyOf(), 'mrkt_tp 0: no issue'],
  ['no row with an issue', bodyOf({ ...rows[0], code: '' }), 'mrkt_tp 0: no issue'],
])('an answer with %s leaves no list', async (_, body, what) => {
  const { told } = await asked((response) => void response.end(body))
  expect(told).toEqual({ kind: 'troubled', trouble: { kind: 'unreadable', what } })
})

test("the broker's no to the second market leaves no list of the first", async () => {
  const message = '입력 값 오류입니다[1901:시장 코드값이 존재하지 않습니다]'
  const { told } = await asked((response, one) => {
    const no = JSON.stringify({ return_code: 2, return_msg: message })
    response.end(marketIn(one) === '10' ? no : bodyOf(rows[0]))
  })
  expect(told).toMatchObject({ kind: 'troubled', trouble: { kind: 'refused', code: '1901' } })
})
