import { expect, test } from 'vitest'
import consentSample from '../wire/koscom/koscom_consent_search.json' with { type: 'json' }
import errorSample from '../wire/koscom/koscom_error.json' with { type: 'json' }
import gatewayErrors from '../wire/koscom/koscom_gateway_errors.json' with { type: 'json' }
import registerSample from '../wire/koscom/koscom_register_search.json' with { type: 'json' }
import { post } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { hear, koscomAsk, koscomGrant, memberRequest } from './support/visitors.ts'

const hour = 3_600_000

type Day = Awaited<ReturnType<typeof simulate>>

async function takeToken(day: Day): Promise<unknown> {
  const grant = { grant_type: 'refresh_token', refresh_token: day.koscom.refreshToken }
  return (await koscomGrant(day, grant)).body.access_token
}

const kong = (body: object) => ({ status: 401, body })

test('the connected accounts come in the documented form, with the account of the credential', async () => {
  await using day = await simulate()
  const withoutToken = { apikey: day.koscom.credential.clientId }
  const path = '/v1/common/member/consent/search'
  const { status, body } = await hear(await post(day.koscom, path, memberRequest(day), withoutToken))
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual(Object.keys(consentSample))
  const accounts = body.vtAccList as typeof consentSample.vtAccList
  const told = (list: typeof accounts) => list.map(({ comId, vtAccAlias }) => [comId, vtAccAlias])
  expect(told(accounts)).toEqual(told(consentSample.vtAccList))
  for (const account of accounts) {
    expect(Object.keys(account)).toEqual(Object.keys(consentSample.vtAccList[0] ?? {}))
    expect(account.vtAccNo).toMatch(/^\d{18}$/)
    expect(account.endpoint).toBe(`${day.koscom.rest}/v1/${account.vtAccAlias}/account/`)
  }
  expect(accounts[0]?.vtAccNo).toBe(day.koscom.credential.account)
  expect(day.koscom.credential.ci).toMatch(/^ .{87}$/)
  expect(body.serviceTermsExpireDate).toBe('20271120')
})

test('a member is told from a stranger', async () => {
  await using day = await simulate()
  const ask = async (ci: string) => {
    const body = { ...memberRequest(day), commonHeader: { ci } }
    return (await koscomAsk(day, await takeToken(day), { body, path: 'register/search' })).body
  }
  const member = await ask(day.koscom.credential.ci)
  expect(Object.keys(member)).toEqual(Object.keys(registerSample))
  expect(member.result).toBe('member')
  // Trimmed, it is somebody else's.
  expect(await ask(day.koscom.credential.ci.trim())).toMatchObject({ result: 'nonMember' })
})

test.each([
  ['no JSON', () => 'not json', 500, 3011],
  ['no ci', (asked: object) => ({ ...asked, commonHeader: {} }), 400, 3003],
  ['an unknown ci', (asked: object) => ({ ...asked, commonHeader: { ci: 'x' } }), 500, 3007],
  [
    'another company',
    (asked: object) => ({ ...asked, partner: { comId: 'F0001', srvId: '297' } }),
    500,
    3008,
  ],
  ['another service', (asked: object) => ({ ...asked, partner: { comId: 'F0995', srvId: '1' } }), 500, 3008],
])('a question with %s is refused in the documented form', async (_, change, status, code) => {
  await using day = await simulate()
  const heard = await koscomAsk(day, await takeToken(day), { body: change(memberRequest(day)) })
  expect(heard.status).toBe(status)
  expect(heard.body).toEqual({ category: 'op-exco', code, message: expect.any(String) })
})

test('the gateway refuses as captured: no key, a wrong key, no such path', async () => {
  await using day = await simulate()
  const path = '/v1/common/member/consent/search'
  expect(await hear(await post(day.koscom, path, {}))).toMatchObject(kong(gatewayErrors['401_no_key']))
  const wrong = await hear(await post(day.koscom, path, {}, { apikey: 'x' }))
  expect(wrong).toMatchObject(kong(gatewayErrors['401_bad']))
  const nowhere = await hear(await post(day.koscom, '/v1/nowhere', {}))
  expect(nowhere).toMatchObject({ status: 404, body: gatewayErrors['404'] })
})

test('a dead token is told by the authentication server or by the gateway', async () => {
  await using day = await simulate()
  expect(await koscomAsk(day, 'never issued')).toMatchObject({ status: 401, body: { category: 'op-auth' } })
  day.koscom.answerDeadTokenWith('kong')
  expect(await koscomAsk(day, 'never issued')).toMatchObject(kong(gatewayErrors['401_bad']))
})

test("a day's limit counts down in the headers, refuses as captured, and starts again on the next Korean day", async () => {
  await using day = await simulate()
  const token = await takeToken(day)
  const ask = async () => {
    const { status, body, headers } = await koscomAsk(day, token)
    return { status, body, left: headers.get('x-ratelimit-remaining-day') }
  }
  day.koscom.limitDay(2)
  expect((await koscomAsk(day, token)).headers.get('x-ratelimit-limit-day')).toBe('2')
  expect(await ask()).toMatchObject({ status: 200, left: '0' })
  expect(await ask()).toEqual({ status: 429, body: gatewayErrors['429'], left: '0' })
  await day.clock.advance(15 * hour)
  expect(await ask()).toMatchObject({ status: 200, left: '1' })
})

test.each([
  [
    'op-exco 9011',
    errorSample.status,
    { category: 'op-exco', code: 9011, message: errorSample.body.message },
  ],
  ['broker 4001', 500, { category: 'broker', code: 4001, message: 'Account Not Found' }],
  ['diamond 5004', 500, { category: 'diamond', code: 5004, message: 'Unknown error' }],
  ['op-auth 2100', 403, { category: 'op-auth', code: 2100, message: 'Authorization Failed' }],
  ['kong 429', 429, gatewayErrors['429']],
])('a question is refused with "%s" when a test says so', async (code, status, body) => {
  await using day = await simulate()
  day.koscom.refuseRequests(code)
  expect(await koscomAsk(day, await takeToken(day))).toMatchObject({ status, body })
})
