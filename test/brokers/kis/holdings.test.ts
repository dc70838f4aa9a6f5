import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { decodeBalancePage } from '../../../electron/brokers/kis/balancePages.ts'
import { holdingsOf } from '../../../electron/brokers/kis/holdings.ts'
import { Holding, type Holdings } from '../../../shared/domain/holding.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { until } from '../../support/until.ts'
import { replyOf } from '../support/replies.ts'
import { type Page, row, send } from './support/balancePage.ts'
import { accepted, kisClient, kisServer, person } from './support/kisServer.ts'

/** 2026-11-20 09:00:00 KST. */
const nine = Date.UTC(2026, 10, 20)
const never = new AbortController().signal
const one = <T>(value: T) => ({ kind: 'sent', value })

async function holdingsFrom(answer: (count: number, response: ServerResponse) => void) {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response, count) => answer(count, response))
  await using kis = kisClient(server, clock)
  const told = await carried(clock, kis.holdings.ask(never))
  return { told, asked: server.asked }
}

const codesIn = ({ holdings }: Holdings) => holdings.map(({ issue }) => issue.code)

test('every page is asked for where the one before ended, and the rows stay in order', async () => {
  const pages: readonly Page[] = [
    { rows: [row('005930'), row('000660')], more: 'F', next: '000660!^2' },
    { rows: [row('0011A0')], more: 'M', next: '0011A0!^3' },
    { rows: [row('360750')], more: 'D', next: '' },
  ]
  const { told, asked } = await holdingsFrom((count, response) =>
    send(response, pages[count - 1] ?? { rows: [], more: 'D' }),
  )
  expect(told.kind === 'answered' && codesIn(told.answer)).toEqual(['005930', '000660', '0011A0', '360750'])
  expect(asked.map(({ headers }) => [headers.tr_id, headers.tr_cont])).toEqual([
    ['TTTC8434R', ''],
    ['TTTC8434R', 'N'],
    ['TTTC8434R', 'N'],
  ])
  const fixed = {
    CANO: '50918273',
    ACNT_PRDT_CD: '01',
    AFHR_FLPR_YN: 'N',
    OFL_YN: '',
    INQR_DVSN: '01',
    UNPR_DVSN: '01',
    FUND_STTL_ICLD_YN: 'N',
    FNCG_AMT_AUTO_RDPT_YN: 'N',
    PRCS_DVSN: '00',
  }
  const goingOn = ['', '000660!^2', '0011A0!^3']
  expect(asked.map(({ query }) => query)).toEqual(
    goingOn.map((next) => ({
      ...fixed,
      CTX_AREA_FK100: next && '50918273!^01!^N',
      CTX_AREA_NK100: next,
    })),
  )
})

test('the practice server is asked by its own TR', async () => {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response) => send(response, { rows: [row('005930')], more: 'D' }))
  await using kis = kisClient(server, clock, person, 'mock')
  expect(await carried(clock, kis.holdings.ask(never))).toMatchObject({ kind: 'answered' })
  expect(server.asked[0]?.headers.tr_id).toBe('VTTC8434R')
})

test('the list is as old as its first page', async () => {
  const clock = createWatchedClock(nine)
  const waiting: ServerResponse[] = []
  await using server = await kisServer((_, response) => void waiting.push(response))
  await using kis = kisClient(server, clock)
  const asked = kis.holdings.ask(never)
  await until('the first page is asked for', () => waiting.length === 1)
  await clock.advance(200)
  if (waiting[0]) send(waiting[0], { rows: [row('005930')], more: 'F', next: 'a' })
  await until('the second page is asked for', () => waiting.length === 2)
  await clock.advance(300)
  if (waiting[1]) send(waiting[1], { rows: [], more: 'E' })
  expect(await asked).toMatchObject({ kind: 'answered', asOf: nine + 500, latency: 500 })
})

test('an account that holds nothing is an empty list', async () => {
  const { told } = await holdingsFrom((_, response) => send(response, { rows: [], more: '' }))
  expect(told).toMatchObject({ kind: 'answered', answer: { holdings: [], unlisted: 0 } })
})

test('a fund is left out of the list, and counted', async () => {
  const rows = [row('005930'), row('KR5370AB1234'), row('KR7000660001')]
  const { told } = await holdingsFrom((_, response) => send(response, { rows, more: 'D' }))
  if (told.kind !== 'answered') throw new Error(JSON.stringify(told))
  expect([codesIn(told.answer), told.answer.unlisted]).toEqual([['005930', '000660'], 1])
})

test('the same issue has a row for each loan, on whatever page', async () => {
  const pages: readonly Page[] = [
    { rows: [row('005930'), row('005930', { loan_dt: '20261012' })], more: 'F', next: 'a' },
    { rows: [row('005930', { loan_dt: '20261013' })], more: 'D' },
  ]
  const { told } = await holdingsFrom((count, response) =>
    send(response, pages[count - 1] ?? { rows: [], more: 'D' }),
  )
  expect(told.kind === 'answered' && codesIn(told.answer)).toEqual(['005930', '005930', '005930'])
})

describe('a list that is not whole is no list', () => {
  const first: Page = { rows: [row('005930')], more: 'F', next: 'a' }
  const refusal = { rt_cd: '1', msg_cd: 'EGW00202', msg1: 'GW 라우팅 오류' }
  const failures: readonly (readonly [string, (response: ServerResponse) => void, object])[] = [
    [
      'the second page is refused',
      (response) => void response.writeHead(500).end(JSON.stringify(refusal)),
      { kind: 'refused', code: 'EGW00202' },
    ],
    [
      'a firewall answers for the second page',
      (response) => void response.writeHead(200).end('<html><title>점검</title>'),
      { kind: 'foreign-page' },
    ],
    [
      'the line breaks in the second page',
      (response) =>
        void response.writeHead(200, { 'content-length': 99 }).write('{', () => response.destroy()),
      {},
    ],
    [
      'the second page has no rows and no sums',
      (response) => void response.end(JSON.stringify({ output1: [], ...accepted })),
      { kind: 'unreadable', what: 'no output2' },
    ],
    [
      'a row of the second page has a code that lost its zeros',
      (response) => send(response, { rows: [row('000660'), row('5930')], more: 'D' }),
      { kind: 'unreadable', what: 'pdno "5930" 종목 5930' },
    ],
    [
      'a row of the second page has no code',
      (response) => send(response, { rows: [row('000660'), row(' ')], more: 'D' }),
      { kind: 'unreadable', what: 'pdno "" 종목' },
    ],
    [
      'a row of the first page comes again on the second',
      (response) => send(response, { rows: [row('000660'), row('005930')], more: 'D' }),
      { kind: 'unreadable', what: 'a row that comes again' },
    ],
    [
      'the second page says in no known way whether more is to come',
      (response) =>
        void response
          .writeHead(200, { tr_cont: 'X' })
          .end(JSON.stringify({ output1: [row('000660')], ...accepted })),
      { kind: 'unreadable', what: 'tr_cont X' },
    ],
    [
      'the second page does not say where it ended',
      (response) =>
        void response
          .writeHead(200, { tr_cont: 'M' })
          .end(JSON.stringify({ output1: [row('000660')], ...accepted })),
      { kind: 'unreadable' },
    ],
  ]
  test.each(failures)('%s', async (_, fail, trouble) => {
    const { told, asked } = await holdingsFrom((count, response) =>
      count === 1 ? send(response, first) : fail(response),
    )
    expect(told).toMatchObject({ kind: 'troubled', trouble })
    expect(asked).toHaveLength(2)
  })

  test.each([
    ['itself', ['a', 'a'], 2],
    ['one further back', ['a', 'b', 'a'], 3],
    ['the first', [''], 1],
  ])('a page goes on at %s', async (_, ends, requests) => {
    const { told, asked } = await holdingsFrom((count, response) =>
      send(response, { rows: [row(`${100_000 + count}`)], more: 'M', next: ends[count - 1] ?? 'never' }),
    )
    expect(told).toEqual({
      kind: 'troubled',
      trouble: { kind: 'unreadable', what: 'a page that comes again' },
    })
    expect(asked).toHaveLength(requests)
  })

  test('it has no end', async () => {
    const { told, asked } = await holdingsFrom((count, response) =>
      send(response, { rows: [row(`${100_000 + count}`)], more: 'M', next: `${count}` }),
    )
    expect(told).toMatchObject({
      kind: 'troubled',
      trouble: { kind: 'unreadable', what: 'more than 40 pages' },
    })
    expect(asked).toHaveLength(40)
  })

  test('it is called off between two pages', async () => {
    const clock = createWatchedClock(nine)
    const abort = new AbortController()
    await using server = await kisServer((_, response, count) => {
      if (count === 1) send(response, first)
    })
    await using kis = kisClient(server, clock)
    const asked = kis.holdings.ask(abort.signal)
    await until('the first page came', () => server.answered() === 1)
    await clock.advance(50)
    await until('the second page is asked for', () => server.asked.length === 2)
    abort.abort()
    expect(await asked).toEqual({ kind: 'troubled', trouble: { kind: 'cancelled' } })
    await until('the server sees it go', () => server.hungUp() === 1)
  })
})

describe('a row', () => {
  const holdingOf = (more: object) => {
    const body = { output1: [row('005930', more)], output2: [{}], ...accepted }
    const verdict = decodeBalancePage(replyOf(JSON.stringify(body)))
    if (verdict.kind !== 'answered') return verdict
    const [holding] = holdingsOf([verdict.answer]).holdings
    return Holding.parse(holding)
  }

  test('is what the broker sent', () => {
    expect(holdingOf({ prdt_name: ' 삼성전자  ' })).toEqual({
      issue: { code: '005930', name: '삼성전자' },
      financing: 'cash',
      dealing: '현금',
      held: one(10),
      sellable: one(7),
    })
  })

  test('of shares that were sold today stays, with its zero', () => {
    expect(holdingOf({ hldg_qty: '0', ord_psbl_qty: '0' })).toMatchObject({ held: one(0), sellable: one(0) })
  })

  test('with a figure that is blank or not as documented has no figure there', () => {
    const unread = { kind: 'unreadable' }
    expect(holdingOf({ hldg_qty: '', ord_psbl_qty: '1,000' })).toMatchObject({
      held: { kind: 'blank' },
      sellable: unread,
    })
    expect(holdingOf({ hldg_qty: undefined, ord_psbl_qty: '-1' })).toMatchObject({
      held: unread,
      sellable: unread,
    })
  })

  test.each([
    ['cash', { trad_dvsn_name: '현금   ' }],
    ['credit', { trad_dvsn_name: '자기융자', loan_dt: '20261102' }],
    ['credit', { trad_dvsn_name: '유통융자', loan_amt: '1500000' }],
    ['unknown', { trad_dvsn_name: '', loan_dt: '00000000' }],
    ['unknown', { trad_dvsn_name: undefined, loan_dt: undefined, loan_amt: 'x' }],
  ])('is %s when it says so: %j', (financing, more) => {
    expect(holdingOf(more)).toMatchObject({ financing })
  })
})
