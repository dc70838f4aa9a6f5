import { request } from 'node:http'
import { expect, test } from 'vitest'
import invalid from '../wire/kis/kis_error_EGW00121_http500.json' with { type: 'json' }
import expired from '../wire/kis/kis_error_EGW00123_http500.json' with { type: 'json' }
import tooMany from '../wire/kis/kis_error_EGW00201_http500.json' with { type: 'json' }
import { type Message, post } from './support/bareClient.ts'
import { takeKisToken } from './support/kisAccount.ts'
import { simulate } from './support/simulate.ts'
import { balanceQuery, hear, kisAsk, kisTokenRequest } from './support/visitors.ts'

type Day = Awaited<ReturnType<typeof simulate>>

test('a dead token is told as captured, or with status 200, or in the shape of 403', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  day.kis.expireToken()
  expect(await kisAsk(day, token)).toMatchObject(expired)
  expect(await kisAsk(day, 'never issued')).toMatchObject(invalid)
  day.kis.answerDeadTokenWith(200)
  expect(await kisAsk(day, token)).toMatchObject({ ...expired, status: 200 })
  day.kis.answerDeadTokenWith(403)
  const told = { error_description: expired.body.msg1, error_code: expired.body.msg_cd }
  expect(await kisAsk(day, token)).toMatchObject({ status: 403, body: told })
  day.kis.heal()
  expect(await kisAsk(day, token)).toMatchObject(expired)
})

test('the nineteenth request within a second is refused as captured', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  for (let n = 0; n < 18; n++) expect((await kisAsk(day, token)).status).toBe(200)
  expect(await kisAsk(day, token)).toMatchObject(tooMany)
  await day.clock.advance(1000)
  expect((await kisAsk(day, token)).status).toBe(200)
  expect(day.kis.counters).toMatchObject({ requests: 20, refusals: { EGW00201: 1 } })
})

test.each(['TTTC8434R', 'VTTC8434R'])(
  '%s answers a balance whose sums agree with its holdings',
  async (trId) => {
    await using day = await simulate()
    const { status, headers, body } = await kisAsk(day, await takeKisToken(day), {
      headers: { tr_id: trId, gt_uid: 'abc' },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ rt_cd: '0', msg_cd: 'KIOK0420' })
    expect(body.msg1).toMatch(/^정상적으로 조회되었습니다 +$/)
    expect([headers.get('tr_id'), headers.get('tr_cont'), headers.get('gt_uid')]).toEqual([trId, 'D', 'abc'])
    const holdings = body.output1 as readonly Record<string, string>[]
    const [totals = {}] = body.output2 as readonly Record<string, string>[]
    expect(holdings.length).toBeGreaterThanOrEqual(2)
    const sum = (field: string) => holdings.reduce((total, row) => total + Number(row[field]), 0)
    for (const row of holdings) {
      expect(Number(row.evlu_amt)).toBe(Number(row.prpr) * Number(row.hldg_qty))
      expect(Number(row.pchs_amt)).toBe(Number(row.pchs_avg_pric) * Number(row.hldg_qty))
      expect(Number(row.evlu_pfls_amt)).toBe(Number(row.evlu_amt) - Number(row.pchs_amt))
      expect(row.pchs_avg_pric).toMatch(/^\d+\.\d{4}$/)
    }
    expect(Number(totals.evlu_amt_smtl_amt)).toBe(sum('evlu_amt'))
    expect(Number(totals.pchs_amt_smtl_amt)).toBe(sum('pchs_amt'))
    expect(Number(totals.evlu_pfls_smtl_amt)).toBe(sum('evlu_pfls_amt'))
    expect(Number(totals.tot_evlu_amt)).toBe(sum('evlu_amt') + Number(totals.prvs_rcdl_excc_amt))
    expect(Object.values({ ...holdings[0], ...totals }).every((value) => typeof value === 'string')).toBe(
      true,
    )
  },
)

test('a holding that a VI auction moved is worth its new price', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const held = async () => ((await kisAsk(day, token)).body.output1 as readonly Record<string, string>[])[0]
  const code = `${(await held())?.pdno}`
  const before = await held()
  const { triggerPrice, id } = day.kiwoom.trigger({ code, kind: 'static', direction: 'up' })
  expect((await held())?.prpr).toBe(`${triggerPrice}`)
  day.kiwoom.release(id)
  const after = await held()
  expect(Number(after?.prpr)).toBeGreaterThan(Number(before?.prpr))
  expect(Math.abs(Number(after?.prpr) - triggerPrice)).toBeLessThan(triggerPrice * 0.1)
})

test.each([
  ['a wrong account', { query: { CANO: '00000000' } }, 500, '2', 'OPSQ2000'],
  ['a wrong product', { query: { ACNT_PRDT_CD: '22' } }, 500, '2', 'OPSQ2000'],
  ['an unknown tr_id', { headers: { tr_id: 'TTTC0000R' } }, 500, '2', 'OPSQ0002'],
  ['an unknown path', { path: '/uapi/domestic-stock/v1/trading/nothing' }, 500, '2', 'OPSQ0002'],
  ['a wrong app key', { headers: { appkey: 'x' } }, 500, '1', 'EGW00103'],
  ['a wrong app secret', { headers: { appsecret: 'x' } }, 500, '1', 'EGW00105'],
  ["a company's custtype", { headers: { custtype: 'B' } }, 500, '1', 'EGW00208'],
])('a question with %s is refused in the normal envelope', async (_, change, status, rtCd, code) => {
  await using day = await simulate()
  const heard = await kisAsk(day, await takeKisToken(day), change)
  expect(heard.status).toBe(status)
  expect(heard.body).toEqual({ rt_cd: rtCd, msg_cd: code, msg1: expect.stringMatching(/\S/) })
  expect(day.kis.counters.refusals).toEqual({ [code]: 1 })
})

test.each(Object.keys(balanceQuery('', '')))('a balance inquiry without %s is refused', async (name) => {
  await using day = await simulate()
  const { appKey, appSecret, account, product } = day.kis.credential
  const { [name]: _, ...rest }: Record<string, string> = balanceQuery(account, product)
  const authorization = `Bearer ${await takeKisToken(day)}`
  const heard = await hear(
    await fetch(
      `${day.kis.rest}/uapi/domestic-stock/v1/trading/inquire-balance?${new URLSearchParams(rest)}`,
      { headers: { authorization, appkey: appKey, appsecret: appSecret, tr_id: 'TTTC8434R' } },
    ),
  )
  expect(heard.status).toBe(500)
  expect(heard.body.msg_cd).toMatch(/^OPSQ200[01]$/)
})

/** A corporate customer's question; what changes is told by name. */
async function companyAsks(
  day: Day,
  token: unknown,
  change: Readonly<Record<string, string>>,
): Promise<Message> {
  const { corporate } = day.kis
  const { appKey, appSecret, account, product } = corporate
  const own = {
    appkey: appKey,
    appsecret: appSecret,
    tr_id: 'TTTC8434R',
    custtype: 'B',
    personalseckey: corporate.personalSecKey,
    seq_no: corporate.sequence,
    phone_number: corporate.phone,
    ip_addr: corporate.ip,
    mac_address: corporate.mac,
    authorization: `Bearer ${token}`,
  }
  const query = new URLSearchParams(balanceQuery(account, product))
  const url = `${day.kis.rest}/uapi/domestic-stock/v1/trading/inquire-balance?${query}`
  return (await hear(await fetch(url, { headers: { ...own, ...change } }))).body
}

test('a company is answered with all its headers, each request under an id of its own', async () => {
  await using day = await simulate()
  const issued = await hear(await post(day.kis, '/oauth2/tokenP', kisTokenRequest(day.kis.corporate)))
  const token = issued.body.access_token
  expect(await companyAsks(day, token, { gt_uid: 'a1' })).toMatchObject({ rt_cd: '0' })
  expect(await companyAsks(day, token, { gt_uid: 'a1' })).toMatchObject({ msg_cd: 'EGW00101' })
  expect(await companyAsks(day, token, { gt_uid: 'a2' })).toMatchObject({ rt_cd: '0' })
  for (const [change, code] of [
    [{ custtype: 'P' }, 'EGW00208'],
    [{ personalseckey: 'x' }, 'EGW00304'],
    [{ seq_no: '2' }, 'EGW00209'],
    [{ phone_number: '010-1234-5678' }, 'EGW00212'],
    [{ ip_addr: '' }, 'EGW00207'],
    [{ mac_address: '' }, 'EGW00101'],
    [{ gt_uid: '' }, 'EGW00101'],
    [{ gt_uid: 'x'.repeat(33) }, 'EGW00101'],
  ] as const) {
    expect(await companyAsks(day, token, { gt_uid: 'a3', ...change })).toMatchObject({ msg_cd: code })
  }
})

test("a person's token opens nothing to a company", async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  expect(await companyAsks(day, token, { gt_uid: 'a1' })).toMatchObject({ msg_cd: 'EGW00121' })
})

test("HTTP's header names go out capitalised, the broker's in lower case", async () => {
  await using day = await simulate()
  const names = await new Promise<string[]>((resolve, reject) => {
    const sent = request(`${day.kis.rest}/uapi/nothing`, { agent: false }, (response) => {
      response.resume()
      resolve(response.rawHeaders.filter((_, n) => n % 2 === 0))
    })
    sent.on('error', reject)
    sent.end()
  })
  expect(names).toEqual(expect.arrayContaining(['Date', 'Content-Type', 'tr_id', 'tr_cont', 'gt_uid']))
})
