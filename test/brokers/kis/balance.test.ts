import { describe, expect, test } from 'vitest'
import { AccountBalance } from '../../../shared/domain/portfolio.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { type Page, row, send, sums } from './support/balancePage.ts'
import { kisClient, kisServer, person } from './support/kisServer.ts'

/** 2026-11-20 09:00:00 KST. */
const nine = Date.UTC(2026, 10, 20)
const never = new AbortController().signal
const one = <T>(value: T) => ({ kind: 'sent', value })
const blank = { kind: 'blank' }
const unread = { kind: 'unreadable' }

async function asked(...pages: readonly Page[]) {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response, count) => {
    const page = pages[count - 1]
    if (page) send(response, page)
    else response.writeHead(500).end('{}')
  })
  await using kis = kisClient(server, clock)
  const told = await carried(clock, kis.balance.ask(never))
  return { told, asked: server.asked }
}

async function balanceOf(...pages: readonly Page[]): Promise<AccountBalance> {
  const { told } = await asked(...pages)
  if (told.kind !== 'answered') throw new Error(JSON.stringify(told))
  return AccountBalance.parse(told.answer)
}

const ofOne = (more: object) => balanceOf({ rows: [row('005930', more)], more: 'D' })

test('the balance is asked with the very question that the holdings are', async () => {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response) => send(response, { rows: [row('005930')], more: 'D' }))
  for (const environment of ['custom', 'mock'] as const) {
    await using kis = kisClient(server, clock, person, environment)
    await carried(clock, kis.balance.ask(never))
    await carried(clock, kis.holdings.ask(never))
    expect(kis.balance.question).toBe(kis.holdings.question)
  }
  const [balance, holdings, ...ofMock] = server.asked
  expect([balance?.path, balance?.query]).toEqual([holdings?.path, holdings?.query])
  expect(balance?.query.INQR_DVSN).toBe('01')
  expect(ofMock.map(({ headers }) => headers.tr_id)).toEqual(['VTTC8434R', 'VTTC8434R'])
})

test('rows and sums are what the broker sent, and what KIS has no figure for is none', async () => {
  const rows = [
    row('005930', { prdt_name: ' 삼성전자  ' }),
    row('0011A0', {
      trad_dvsn_name: '자기융자',
      loan_dt: '20261012',
      evlu_pfls_amt: '-5',
      evlu_pfls_rt: '-0.01',
    }),
  ]
  const balance = await balanceOf({ rows, more: 'D' })
  const held = { type: 'unknown', quantity: one(10), cost: one(100_000), worth: one(112_500) }
  expect(balance).toEqual({
    sums: {
      cash: one(3_000_000),
      d1: one(2_900_000),
      d2: one(-150_000),
      substitute: null,
      receivable: null,
      margin: null,
      loanCredit: one(60_000),
      withdrawable: null,
      cost: one(200_000),
      worth: one(190_000),
      profit: one(-10_000),
      total: one(40_000),
    },
    equities: [
      {
        ...held,
        isin: null,
        code: '005930',
        name: '삼성전자',
        financing: 'cash',
        profit: one(12_500),
        rate: one('12.50'),
      },
      {
        ...held,
        isin: null,
        code: '0011A0',
        name: '종목 0011A0',
        financing: 'credit',
        profit: one(-5),
        rate: one('-0.01'),
      },
    ],
    funds: [],
    others: [],
    rowsTold: null,
  })
})

test('an account that holds nothing has its cash', async () => {
  const balance = await balanceOf({ rows: [], more: '' })
  expect([balance.equities, balance.others, balance.sums.cash]).toEqual([[], [], one(3_000_000)])
  const { told } = await asked({ rows: [], more: '', output2: [] })
  expect(told).toMatchObject({ kind: 'troubled', trouble: { what: 'no output2' } })
})

describe('a row', () => {
  test('with a figure that is blank or not as documented keeps all of the others', async () => {
    const { equities } = await ofOne({
      hldg_qty: '',
      pchs_amt: '1,000',
      evlu_amt: undefined,
      evlu_pfls_rt: '+1',
    })
    expect(equities).toEqual([
      {
        isin: null,
        code: '005930',
        name: '종목 005930',
        type: 'unknown',
        financing: 'cash',
        quantity: blank,
        cost: unread,
        worth: unread,
        profit: one(12_500),
        rate: unread,
      },
    ])
  })

  test.each(['KR5370AB1234', 'KRZ500395135', 'Q500001'])(
    'of %s is none of an issue and stands with the others',
    async (pdno) => {
      const rows = [row('005930'), row(pdno, { prdt_name: '어느 펀드', trad_dvsn_name: '' })]
      const { equities, others } = await balanceOf({ rows, more: 'D' })
      expect(equities.map(({ code }) => code)).toEqual(['005930'])
      expect(others).toEqual([
        {
          isin: pdno,
          code: null,
          name: '어느 펀드',
          type: 'unknown',
          financing: 'unknown',
          quantity: one(10),
          cost: one(100_000),
          worth: one(112_500),
          profit: one(12_500),
          rate: one('12.50'),
        },
      ])
    },
  )

  test('that names an issue by its whole ISIN belongs to that issue, if its check digit holds', async () => {
    const { equities, others } = await balanceOf({
      rows: [row('KR7000660001'), row('KR7000660002')],
      more: 'D',
    })
    expect(equities.map(({ isin, code }) => [isin, code])).toEqual([['KR7000660001', '000660']])
    expect(others.map(({ isin, code }) => [isin, code])).toEqual([['KR7000660002', null]])
  })

  test.each(['', '5930', '00593', '0011a0', '종목 하나', 'KR7000660001X', '005930\n005930'])(
    'of %j could be a holding, and leaves no balance',
    async (pdno) => {
      const { told } = await asked({ rows: [row('000660'), row(pdno)], more: 'D' })
      expect(told).toMatchObject({ kind: 'troubled', trouble: { kind: 'unreadable' } })
    },
  )
})

describe('sums', () => {
  const rest: Page = { rows: [row('000660')], more: 'D' }
  const first = (output2: unknown = [sums()]): Page => ({
    rows: [row('005930')],
    more: 'F',
    next: 'a',
    output2,
  })
  const both = async (output2: unknown, before?: unknown) =>
    (await balanceOf(first(before), { ...rest, output2 })).sums

  test('come bare as well', async () => {
    expect((await balanceOf({ ...rest, output2: sums() })).sums).toEqual((await balanceOf(rest)).sums)
  })

  test.each([
    ['none', null],
    ['an empty list', []],
    ['a text', ['x']],
    ['two of them', [sums(), sums({ dnca_tot_amt: '1' })]],
  ])('are unreadable where the answer has %s, and the rows stand', async (_, output2) => {
    const balance = await balanceOf({ ...rest, output2 })
    expect(balance.equities.map(({ code }) => code)).toEqual(['000660'])
    const told = Object.values(balance.sums).filter((sum) => sum !== null)
    expect(told).toEqual(told.map(() => unread))
  })

  test('are taken from the page that has them', async () => {
    const whole = (await balanceOf(rest)).sums
    expect(await both(null)).toEqual(whole)
    expect(await both([sums()], null)).toEqual(whole)
    expect(await both([sums({ dnca_tot_amt: '' })])).toEqual(whole)
    expect(await both([sums()], [sums({ dnca_tot_amt: '' })])).toEqual(whole)
  })

  test('that prices move between two pages are as old as the first', async () => {
    const moved = { evlu_amt_smtl_amt: '191000', evlu_pfls_smtl_amt: '-9000', tot_evlu_amt: '41000' }
    expect(await both([sums(moved)])).toEqual((await balanceOf(rest)).sums)
  })

  test('that pages contradict each other about are unreadable, and the others stand', async () => {
    expect(await both([sums({ dnca_tot_amt: '1', nxdy_excc_amt: 'x' })])).toMatchObject({
      cash: unread,
      d1: unread,
      d2: one(-150_000),
      cost: one(200_000),
      worth: one(190_000),
    })
  })

  test.each(['100000', '', 'x'])(
    'are not believed to be the account\u2019s where another page\u2019s cost is %j',
    async (cost) => {
      const other = { pchs_amt_smtl_amt: cost, evlu_amt_smtl_amt: '95000', tot_evlu_amt: '20000' }
      expect(await both([sums(other)])).toMatchObject({
        cost: cost === '' ? one(200_000) : unread,
        worth: unread,
        profit: one(-10_000),
        total: unread,
        cash: one(3_000_000),
      })
    },
  )
})
