import { expect, test } from 'vitest'
import balanceSample from '../wire/koscom/koscom_balance_search.json' with { type: 'json' }
import interestSample from '../wire/koscom/koscom_interest_search.json' with { type: 'json' }
import portfolioSample from '../wire/koscom/koscom_portfolio_search.json' with { type: 'json' }
import { post } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { hear, koscomGrant } from './support/visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>
type Json = Readonly<Record<string, unknown>>

const token = async (day: Day) => {
  const grant = { grant_type: 'refresh_token', refresh_token: day.koscom.refreshToken }
  return `${(await koscomGrant(day, grant)).body.access_token}`
}

/** A request as documented; `queryType`: what it asks for. */
function request({ koscom }: Day, alias: string, part: string, queryType?: Json): Json {
  const { company, service, ci } = koscom.credential
  return {
    partner: { comId: company, srvId: service },
    commonHeader: { reqIdPlatform: '', reqIdConsumer: 'ID00002', ci },
    devInfo: { ipAddr: '203000113004', macAddr: '7054D27EE247' },
    accInfo: { vtAccNo: koscom.accounts.find((each) => each.alias === alias)?.number },
    [part]: queryType ? { queryType } : {},
  }
}

async function ask(day: Day, alias: string, service: string, body: unknown) {
  const authorization = `Bearer ${await token(day)}`
  return hear(await post(day.koscom, `/v1/${alias}/account/${service}/search`, body, { authorization }))
}

const balance = (day: Day, alias: string, query: Json = {}) =>
  ask(
    day,
    alias,
    'balance',
    request(day, alias, 'balanceRequestBody', { assetType: 'ALL', count: 0, page: 'null', ...query }),
  )

/** What an answer says under these names, one in the other. */
const at = (body: unknown, ...names: readonly string[]): unknown =>
  names.reduce((inner, name) => (inner as Json | undefined)?.[name], body)

test('all assets come at once from the broker that tells them so, in the documented form', async () => {
  await using day = await simulate({ day: 'lively' })
  const { body, text } = await balance(day, 'cyber')
  expect(Object.keys(body).sort()).toEqual(Object.keys(balanceSample).sort())
  expect(body.balanceResponseBody).toMatchObject({
    queryType: { assetType: 'ALL', count: '0', page: 'null' },
    queryResult: { page: 'null' },
  })
  const sample = balanceSample.balanceList.balance
  expect(Object.keys(at(body, 'balanceList', 'balance') as Json)).toEqual(Object.keys(sample))
  for (const list of ['equityList', 'fundList', 'etcList'] as const) {
    const [first] = at(body, 'balanceList', 'balance', list) as Json[]
    expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining(Object.keys(sample[list][0] ?? {})))
  }
  expect(Object.keys(at(body, 'balanceList', 'balance', 'summary') as Json)).toEqual(
    Object.keys(sample.summary),
  )
  // Floats, as a Java server writes them: from ten million up with an exponent.
  expect(text).toContain('"cashBalance":6976542.0,')
  expect(text).toContain('"valAtCur":7.2329965E7')
  expect(text).not.toMatch(/[:,[]-?\d+[,}\]]/)
})

test('the account holds the same issues as the one at KIS', async () => {
  await using day = await simulate({ day: 'lively' })
  const { body } = await balance(day, 'cyber')
  const rows = at(body, 'balanceList', 'balance', 'equityList') as Json[]
  const codes = rows.map(({ isinCode }) => `${isinCode}`.slice(3, 9))
  expect(codes).toEqual('036480 042930 010970 051890 115520 388210 068120 0093L0 0127B0'.split(' '))
})

test('other brokers go by asset type and page, and refuse what they do not know', async () => {
  await using day = await simulate({ day: 'lively' })
  expect(await balance(day, 'diamond')).toMatchObject({
    status: 500,
    body: { category: 'broker', code: 6001 },
  })
  expect(await balance(day, 'diamond', { assetType: 'EQY' })).toMatchObject({ body: { code: 6001 } })
  expect(await balance(day, 'diamond', { assetType: 'EQTY', page: '7' })).toMatchObject({
    body: { code: 6003 },
  })
  const pages: unknown[] = []
  for (let page = 'null', n = 0; n === 0 || page !== 'null'; n++) {
    const { body } = await balance(day, 'diamond', { assetType: 'EQTY', count: 4, page })
    const rows = at(body, 'balanceList', 'balance', 'equityList') as Json[]
    const result = at(body, 'balanceResponseBody', 'queryResult')
    expect(result).toMatchObject({ totalCnt: 10, count: rows.length })
    pages.push(rows.length)
    page = `${at(result, 'page')}`
    if (page !== 'null') expect(page).toMatch(/^20261120\d{10}$/)
  }
  expect(pages).toEqual([4, 4, 2])
})

test('the older layout has its sums in the list and its rows in an array', async () => {
  await using day = await simulate()
  const cash = await balance(day, 'star', { assetType: 'CASH' })
  expect(at(cash.body, 'balanceList', 'summary')).toMatchObject({
    cashBalance: 6_976_542,
    loanCredit: 'null',
  })
  const funds = await balance(day, 'star', { assetType: 'FUND' })
  expect(at(funds.body, 'balanceList', 'balance')).toMatchObject([{ fundList: [{}, {}] }])
})

test('a composition is of shares; quantities are told by one broker', async () => {
  await using day = await simulate()
  const portfolio = (alias: string, rspType: string) =>
    ask(
      day,
      alias,
      'portfolio',
      request(day, alias, 'portfolioRequestBody', { assetType: 'ALL', rspType, count: 0, page: 'null' }),
    )
  const shares = await portfolio('cyber', 'RAT')
  expect(Object.keys(shares.body).sort()).toEqual(Object.keys(portfolioSample).sort())
  const block = at(shares.body, 'portfolioList', 'portfolio') as Json
  expect(Object.keys(block)).toEqual(Object.keys(portfolioSample.portfolioList.portfolio))
  const rows = [block.equityList, block.fundList, block.etcList].flat() as { qty: number }[]
  const whole = rows.reduce((sum, { qty }) => sum + qty, Number(at(block, 'cash', 'amt')))
  expect(whole).toBeGreaterThan(99)
  expect(whole).toBeLessThanOrEqual(100)
  expect(await portfolio('cyber', 'QTY')).toMatchObject({ status: 200 })
  expect(await portfolio('diamond', 'QTY')).toMatchObject({ status: 500, body: { code: 6002 } })
})

test('watched groups come in the documented form, and a queryType is refused', async () => {
  await using day = await simulate()
  const part = 'interestSymbolListRequestBody'
  const { body } = await ask(day, 'diamond', 'interest', request(day, 'diamond', part))
  expect(Object.keys(body).sort()).toEqual(Object.keys(interestSample).sort())
  const groups = at(body, 'interestSymbolListResponseBody', 'groupList', 'group') as Json[]
  const [sample] = interestSample.interestSymbolListResponseBody.groupList.group
  for (const group of groups) expect(Object.keys(group)).toEqual(Object.keys(sample ?? {}))
  const asked = request(day, 'diamond', part, { assetType: 'EQY' })
  expect(await ask(day, 'diamond', 'interest', asked)).toMatchObject({ status: 500, body: { code: 7000 } })
})

const wrong: readonly (readonly [string, (asked: Json) => unknown, number, string, number])[] = [
  ['no JSON', () => '{', 500, 'op-exco', 3011],
  ['no partner', ({ partner: _, ...asked }) => asked, 400, 'op-exco', 3003],
  ['no ci', (asked) => ({ ...asked, commonHeader: {} }), 400, 'op-exco', 3003],
  ['no device', (asked) => ({ ...asked, devInfo: { ipAddr: '203000113004' } }), 400, 'op-exco', 3003],
  ['dots in its address', (asked) => withDevice(asked, { ipAddr: '203.0.113.4' }), 500, 'op-exco', 3013],
  ['no account', (asked) => ({ ...asked, accInfo: {} }), 400, 'op-exco', 3003],
  ['another account', (asked) => ({ ...asked, accInfo: { vtAccNo: '1' } }), 500, 'broker', 4001],
  ['another company', (asked) => ({ ...asked, partner: { comId: 'x', srvId: '297' } }), 500, 'op-exco', 3008],
  ['a trimmed ci', (asked) => trimmed(asked), 500, 'op-exco', 3007],
  ['no part of its own', ({ balanceRequestBody: _, ...asked }) => asked, 400, 'op-exco', 3003],
  ['no count', (asked) => withQuery(asked, { assetType: 'ALL', page: 'null' }), 400, 'op-exco', 3003],
  [
    'a text for a count',
    (asked) => withQuery(asked, { assetType: 'ALL', count: '0', page: 'null' }),
    500,
    'op-exco',
    3013,
  ],
  [
    'null for a page',
    (asked) => withQuery(asked, { assetType: 'ALL', count: 0, page: null }),
    500,
    'op-exco',
    3013,
  ],
]

const withDevice = (asked: Json, change: Json) => ({
  ...asked,
  devInfo: { ...(asked.devInfo as Json), ...change },
})
const withQuery = (asked: Json, queryType: Json) => ({ ...asked, balanceRequestBody: { queryType } })
const trimmed = (asked: Json) => ({
  ...asked,
  commonHeader: { ci: `${at(asked, 'commonHeader', 'ci')}`.trim() },
})

test.each(wrong)('a question with %s is refused', async (_, change, status, category, code) => {
  await using day = await simulate()
  const right = request(day, 'cyber', 'balanceRequestBody', { assetType: 'ALL', count: 0, page: 'null' })
  expect(await ask(day, 'cyber', 'balance', change(right))).toMatchObject({
    status,
    body: { category, code },
  })
})

test('whoever has no token, or asks where there is nothing, gets no further than the gateway', async () => {
  await using day = await simulate()
  const path = '/v1/cyber/account/balance/search'
  const withKey = { apikey: day.koscom.credential.clientId }
  expect((await post(day.koscom, path, {}, withKey)).status).toBe(401)
  expect((await post(day.koscom, path, {}, { authorization: 'Bearer x' })).status).toBe(401)
  expect((await ask(day, 'samsung', 'balance', {})).status).toBe(404)
  expect((await ask(day, 'cyber', 'order', {})).status).toBe(404)
})
