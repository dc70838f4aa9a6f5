import { request } from 'node:http'
import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import tokenSample from '../wire/kiwoom_au10001_ok.json' with { type: 'json' }
import tooMany from '../wire/kiwoom_error_429_1700.json' with { type: 'json' }
import missingAuthorization from '../wire/kiwoom_error_1513_http200.json' with { type: 'json' }
import invalidToken from '../wire/kiwoom_error_token_8005_http200.json' with { type: 'json' }
import { type Message, post, takeToken, tokenRequest } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'

const bodyOf = async (response: Response) => (await response.json()) as Message

test('a token comes in the documented envelope, expires in Korean time and stays the same while valid', async () => {
  await using day = await simulate()
  const response = await post(day.kiwoom, '/oauth2/token', tokenRequest(day.kiwoom))
  const first = await bodyOf(response)
  expect(response.status).toBe(200)
  expect(Object.keys(first)).toEqual(Object.keys(tokenSample.body))
  expect(first).toMatchObject({
    expires_dt: '20261121093000',
    token_type: 'bearer',
    return_code: 0,
    return_msg: tokenSample.body.return_msg,
  })
  expect(response.headers.get('date')).toBe('Fri, 20 Nov 2026 00:30:00 GMT')

  await day.clock.advance(23 * 3_600_000)
  expect(await takeToken(day.kiwoom)).toBe(first.token)
  await day.clock.advance(3_600_000)
  expect(await takeToken(day.kiwoom)).not.toBe(first.token)
  expect(day.kiwoom.counters.tokensIssued).toBe(3)
})

test.each([
  ['no JSON', 'not json', 2, '[1517:'],
  ['no grant_type', { grant_type: undefined }, 2, '[8011:'],
  ['another grant_type', { grant_type: 'password' }, 2, '[8012:'],
  ['no app key', { appkey: undefined }, 2, '[8020:'],
  ['no secret key', { secretkey: '' }, 2, '[8020:'],
  ['a wrong app key', { appkey: 'x' }, 3, '[8001:'],
  ['a wrong secret key', { secretkey: 'x' }, 3, '[8001:'],
])(
  'a token request with %s is refused with HTTP 200 and a number in brackets',
  async (_, change, code, bracket) => {
    await using day = await simulate()
    const body = typeof change === 'string' ? change : { ...tokenRequest(day.kiwoom), ...change }
    const response = await post(day.kiwoom, '/oauth2/token', body)
    expect(response.status).toBe(200)
    const { return_code, return_msg } = await bodyOf(response)
    expect(return_code).toBe(code)
    expect(return_msg).toContain(bracket)
    expect(day.kiwoom.counters.tokensIssued).toBe(0)
  },
)

test('the sixth request to one API within a second is refused with 429, as captured', async () => {
  await using day = await simulate()
  for (let n = 0; n < 5; n++) await takeToken(day.kiwoom)
  const sixth = await post(day.kiwoom, '/oauth2/token', tokenRequest(day.kiwoom))
  expect(sixth.status).toBe(tooMany.status)
  expect(await bodyOf(sixth)).toEqual({
    ...tooMany.body,
    return_msg: tooMany.body.return_msg.replace('ka10080', 'au10001'),
  })
  await day.clock.advance(1000)
  expect(await takeToken(day.kiwoom)).toHaveLength(86)
})

test('a transaction without authorization, or with a token that has ended, is refused as captured', async () => {
  await using day = await simulate()
  const ask = async (headers: object) => bodyOf(await post(day.kiwoom, '/api/dostk/stkinfo', {}, headers))
  expect(await ask({ 'api-id': 'ka10001' })).toEqual(missingAuthorization.body)
  const authorization = `Bearer ${await takeToken(day.kiwoom)}`
  day.kiwoom.expireToken()
  expect(await ask({ 'api-id': 'ka10001', authorization })).toEqual(invalidToken.body)
})

test('a revoked token is gone: the next one is another', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  const revoke = async () =>
    bodyOf(await post(day.kiwoom, '/oauth2/revoke', { ...tokenRequest(day.kiwoom), token }))
  expect(await revoke()).toMatchObject({ return_code: 0 })
  expect((await revoke()).return_msg).toContain('[8015:')
  expect(await takeToken(day.kiwoom)).not.toBe(token)
})

test("HTTP's header names go out capitalised, the broker's in lower case", async () => {
  await using day = await simulate()
  const names = await new Promise<string[]>((resolve, reject) => {
    const sent = request(`${day.kiwoom.rest}/oauth2/token`, { method: 'POST', agent: false }, (response) => {
      response.resume()
      resolve(response.rawHeaders.filter((_, n) => n % 2 === 0))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(tokenRequest(day.kiwoom)))
  })
  expect(names).toEqual(expect.arrayContaining(['Date', 'Content-Type', 'api-id', 'cont-yn', 'next-key']))
})

test.each([400, 403] as const)(
  'a firewall answers %i with a page that is no JSON, until healed',
  async (status) => {
    await using day = await simulate()
    day.kiwoom.answerWithHtml(status)
    const response = await post(day.kiwoom, '/oauth2/token', tokenRequest(day.kiwoom))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toMatch(/^<html>/)
    day.kiwoom.heal()
    expect(await takeToken(day.kiwoom)).toHaveLength(86)
  },
)

test('a client that gives up in the middle of its request harms nobody', async () => {
  await using day = await simulate()
  const sent = request(`${day.kiwoom.rest}/oauth2/token`, { method: 'POST', agent: false })
  sent.on('error', () => {})
  sent.write('{"grant_type":')
  await until('the connection', () => day.kiwoom.counters.connections === 1)
  sent.destroy()
  expect(await takeToken(day.kiwoom)).toHaveLength(86)
})
