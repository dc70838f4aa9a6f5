import { describe, expect, test } from 'vitest'
import { AccountBalance } from '../../../shared/domain/portfolio.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import requestSample from '../../wire/koscom/koscom_balance_request.json' with { type: 'json' }
import balanceSample from '../../wire/koscom/koscom_balance_search.json' with { type: 'json' }
import errorSample from '../../wire/koscom/koscom_error.json' with { type: 'json' }
import { ownHeaders } from '../support/brokerServer.ts'
import { documented, koscomClient, koscomServer } from './support/koscomServer.ts'
import { never, nine, one, saying, told, trouble } from './support/told.ts'

const blank = { kind: 'blank' }
const unread = { kind: 'unreadable' }

async function balanceFrom(body: string): Promise<AccountBalance> {
  const { outcome } = await told('balance', saying(body))
  if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
  return AccountBalance.parse(outcome.answer)
}

describe('the documented balance', () => {
  test('is asked for as documented, the ci with its blank', async () => {
    const { asked } = await told('balance', saying(documented('koscom_balance_search.json')))
    expect(asked).toHaveLength(1)
    const [first] = asked
    expect([first?.method, first?.path]).toEqual(['POST', '/v1/shinhan/account/balance/search'])
    expect(first && ownHeaders(first)).toMatchObject({ authorization: 'Bearer canary-token-77' })
    const sent = JSON.parse(first?.body ?? '')
    expect(sent).toEqual({
      ...requestSample,
      commonHeader: {
        ...requestSample.commonHeader,
        reqIdConsumer: expect.stringMatching(/^[0-9a-f]{20}$/),
      },
      devInfo: { ipAddr: '203000113004', macAddr: '7054D27EE247' },
    })
    expect(Object.keys(sent)).toEqual(Object.keys(requestSample))
  })

  test('comes out exact', async () => {
    const balance = await balanceFrom(documented('koscom_balance_search.json'))
    const { summary, equityList, fundList, etcList } = balanceSample.balanceList.balance
    expect(balance.sums).toEqual({
      cash: one(6_976_542),
      d1: one(6_976_542),
      d2: one(6_976_542),
      substitute: one(98_163_580),
      receivable: one(0),
      margin: one(762_635),
      loanCredit: one(0),
      withdrawable: one(6_976_542),
      cost: one(369_827_563_509),
      worth: one(389_165_300_498),
      profit: one(19_337_736_989),
      total: one(summary.totalAccVal),
    })
    expect(balance.rowsTold).toEqual(one(157))
    expect(balance.equities.map(({ isin }) => isin)).toEqual(equityList.map(({ isinCode }) => isinCode))
    expect(balance.equities.map(({ code }) => code)).toEqual([null, null, '000020', null])
    expect(balance.equities[1]).toEqual({
      isin: 'HK0000054723',
      code: null,
      name: null,
      type: 'KDQ',
      financing: 'mixed',
      quantity: one(1186),
      cost: one(2_326_871),
      worth: one(1_867_950),
      profit: one(-458_921),
      rate: one('-19.72'),
    })
    expect(balance.funds).toEqual(
      fundList.map(({ fundCode, fundName, valAtCur, firstDateBuy, lastDateBuy, earningRate }) => ({
        fundCode,
        name: fundName,
        matures: null,
        worth: one(valAtCur),
        result: { kind: 'without-cost' },
        rate: one(`${earningRate}`),
        firstBought: firstDateBuy,
        lastBought: lastDateBuy,
      })),
    )
    expect(balance.others).toEqual(
      etcList.map(({ assetType, assetName, qty, valAtTrade, valueAtCur, earningRate }) => ({
        isin: null,
        code: null,
        name: assetName,
        type: assetType,
        financing: 'mixed',
        quantity: one(qty),
        cost: one(valAtTrade),
        worth: one(valueAtCur),
        profit: blank,
        rate: one(`${earningRate}`),
      })),
    )
  })

  test('of the overview is no JSON: it is refused by name, and the next question is answered as if nothing had been', async () => {
    const clock = createWatchedClock(nine)
    await using server = await koscomServer((_, response, count) => {
      const file = count === 1 ? 'koscom_balance_search_overview.txt' : 'koscom_balance_search.json'
      response.end(documented(file))
    })
    await using koscom = koscomClient(server, clock)
    const broken = await carried(clock, koscom.balance.ask(never))
    expect(broken).toEqual(trouble({ kind: 'unreadable', what: 'HTTP 200, not JSON' }))
    expect(await carried(clock, koscom.balance.ask(never))).toMatchObject({ kind: 'answered' })
  })
})

/** The documented answer with what stands in its list replaced. */
const withList = (list: string) => {
  const { balanceList: _, ...rest } = balanceSample
  return `${JSON.stringify(rest).slice(0, -1)},"balanceList":${list}}`
}

const withSummary = (fields: string) =>
  withList(`{"balance":{"summary":{${fields}},"equityList":[{"isinCode":"KR7005930003"}]}}`)

describe('an older layout', () => {
  const row = '{"assetType":"KSP","isinCode":"KR7005930003","qty":1.0,"tradeType":"NRM","valueAtCur":1.0E10}'

  test.each([
    ['its summary stands in the list', `{"summary":{"cashBalance":7.0},"equityList":[${row}]}`],
    ['its balance is a list', `{"balance":[{"summary":{"cashBalance":7.0}},{"equityList":[${row}]}]}`],
    ['its balance is a list of one', `{"balance":[{"summary":{"cashBalance":7},"equityList":[${row}]}]}`],
  ])('is read: %s', async (_, list) => {
    const balance = await balanceFrom(withList(list))
    expect(balance.sums.cash).toEqual(one(7))
    expect(balance.equities).toMatchObject([
      { code: '005930', financing: 'cash', quantity: one(1), worth: one(10_000_000_000), cost: blank },
    ])
  })

  test('with two of the same is not read', async () => {
    const { outcome } = await told('balance', saying(withList('{"balance":[{"summary":{}},{"summary":{}}]}')))
    expect(outcome).toEqual(trouble({ kind: 'unreadable', what: 'two of summary' }))
  })
})

describe('a figure', () => {
  test.each([
    ['9.816358E7', one(98_163_580)],
    ['1.0E10', one(10_000_000_000)],
    ['1.23E-1', unread],
    ['-36364.0', one(-36_364)],
    ['-0.0', one(0)],
    ['9007199254740991.0', one(Number.MAX_SAFE_INTEGER)],
    ['9007199254740992.0', unread],
    // A double would make a whole number of each.
    ['9007199254740990.6', unread],
    ['6976542.00000000001', unread],
    ['1e400', unread],
    ['"7"', unread],
    ['true', unread],
    ['[]', unread],
    ['{}', unread],
    ['null', blank],
    ['"null"', blank],
    ['""', blank],
  ])('of won that is written %s', async (written, figure) => {
    const balance = await balanceFrom(withSummary(`"d1":${written}`))
    expect(balance.sums.d1).toEqual(figure)
    expect(balance.sums.d2).toEqual(blank)
  })

  test.each([
    ['10.95', one('10.95')],
    ['-2.0', one('-2')],
    ['1.005E1', one('10.05')],
    ['5.0E-4', one('0.0005')],
    ['1E300', unread],
    ['"1.0"', unread],
  ])('of a rate that is written %s', async (written, figure) => {
    const row = `{"isinCode":"KR7005930003","earningRate":${written}}`
    const { equities } = await balanceFrom(withList(`{"balance":{"equityList":[${row}]}}`))
    expect(equities[0]?.rate).toEqual(figure)
  })

  test('under two names is one when they agree', async () => {
    const both = (one: string, other: string) => withSummary(`"valAtCur":${one},"valueAtCur":${other}`)
    expect((await balanceFrom(both('7.0', '7'))).sums.worth).toEqual(one(7))
    expect((await balanceFrom(both('7.0', 'null'))).sums.worth).toEqual(one(7))
    expect((await balanceFrom(both('7.0', '8.0'))).sums.worth).toEqual(unread)
  })
})

test('a fund is without a cost only where all of its worth is told as profit', async () => {
  const fund = (cost: string, profit: string) =>
    `{"fundCode":"KRZ500395135","valAtTrade":${cost},"valAtCur":5.0,"proLoss":${profit}}`
  const rows = [fund('0.0', '5.0'), fund('0.0', '0.0'), fund('4.0', '1.0'), fund('0.0', 'null')]
  const { funds } = await balanceFrom(withList(`{"balance":{"fundList":[${rows.join(',')}]}}`))
  expect(funds.map(({ result }) => result)).toEqual([
    { kind: 'without-cost' },
    { kind: 'told', cost: one(0), profit: one(0) },
    { kind: 'told', cost: one(4), profit: one(1) },
    { kind: 'told', cost: one(0), profit: blank },
  ])
})

describe('what is no answer about this account is none', () => {
  const other = documented('koscom_balance_search.json').replace(
    '"160678007213500001"',
    '"160678007213500002"',
  )
  const failed = documented('koscom_balance_search.json').replace('"200"', '"4006"')
  const another = documented('koscom_balance_search.json').replace(
    '"assetType": "ALL"',
    '"assetType": "FUND"',
  )
  const twice = documented('koscom_balance_search.json').replace('"d1":', '"d1": 1.0, "d1":')
  const goesOn = documented('koscom_balance_search.json').replace(
    /"page": "null"\n {4}\}\n {2}\}/,
    '"page":"9"}}',
  )
  test.each([
    ['it is about another account', other, { kind: 'unreadable', what: 'another account' }],
    ['its own code says no', failed, { kind: 'refused', code: 'broker 4006' }],
    ['it answers another question', another, { kind: 'unreadable', what: 'another asset type than ALL' }],
    ['a field is told twice', twice, { kind: 'unreadable', what: 'a field told twice' }],
    ['all of it goes on', goesOn, { kind: 'unreadable', what: 'a page after all of it' }],
    ['there is no list', withList('null'), { kind: 'unreadable', what: 'no balanceList' }],
    ['told rows are missing', withList('{"balance":{"equityList":[]}}'), { kind: 'unreadable' }],
    [
      'a row has no code that could be one',
      withList('{"balance":{"equityList":[{"isinCode":"가"}]}}'),
      { kind: 'unreadable' },
    ],
    ['a row is no row', withList('{"balance":{"etcList":[7.0]}}'), { kind: 'unreadable' }],
  ])('%s', async (_, body, what) => {
    const { outcome } = await told('balance', saying(body))
    expect(outcome).toMatchObject(trouble(what))
  })

  test('it is refused as documented', async () => {
    const { outcome } = await told('balance', saying(JSON.stringify(errorSample.body), errorSample.status))
    expect(outcome).toMatchObject(trouble({ kind: 'refused', code: 'op-exco 9011', status: 500 }))
  })
})
