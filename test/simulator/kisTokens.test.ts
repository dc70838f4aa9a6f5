import { expect, test } from 'vitest'
import invalid from '../wire/kis/kis_error_EGW00121_http500.json' with { type: 'json' }
import revokedSample from '../wire/kis/kis_revokeP_ok.json' with { type: 'json' }
import tooSoon from '../wire/kis/kis_tokenP_EGW00133_http403.json' with { type: 'json' }
import tokenSample from '../wire/kis/kis_tokenP_ok.json' with { type: 'json' }
import { post } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { hear, kisAsk, kisTokenRequest } from './support/visitors.ts'

const minute = 60_000
const hour = 60 * minute

type Day = Awaited<ReturnType<typeof simulate>>

const issue = async ({ kis }: Day, change: unknown = {}) =>
  hear(
    await post(
      kis,
      '/oauth2/tokenP',
      typeof change === 'string' ? change : { ...kisTokenRequest(kis.credential), ...(change as object) },
    ),
  )
const takeToken = async (day: Day) => (await issue(day)).body.access_token

test('a token comes in the documented form, its end in Korean time', async () => {
  await using day = await simulate()
  const { status, body, headers } = await issue(day)
  expect(status).toBe(tokenSample.status)
  expect(Object.keys(body)).toEqual(Object.keys(tokenSample.body))
  expect(body).toMatchObject({
    access_token_token_expired: '2026-11-21 09:30:00',
    token_type: tokenSample.body.token_type,
    expires_in: tokenSample.body.expires_in,
  })
  expect(body.access_token).toHaveLength(350)
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  const { appKey, appSecret, account } = day.kis.credential
  expect([appKey.length, appSecret.length, account]).toEqual([36, 180, expect.stringMatching(/^\d{8}$/)])
})

test('within six hours the same token comes again with the same end, then another, and the older one lives on', async () => {
  await using day = await simulate()
  const first = (await issue(day)).body
  await day.clock.advance(6 * hour - 1000)
  const again = (await issue(day)).body
  expect(again).toEqual({ ...first, expires_in: 24 * 3600 - (6 * 3600 - 1) })
  await day.clock.advance(minute)
  const second = (await issue(day)).body
  expect(second.access_token).not.toBe(first.access_token)
  expect((await kisAsk(day, first.access_token)).status).toBe(200)
  expect((await kisAsk(day, second.access_token)).status).toBe(200)
  expect(day.kis.counters).toMatchObject({ tokenRequests: 3, tokensIssued: 3, newTokens: 2 })
})

test('a second token within a minute is refused as captured; what was refused does not count', async () => {
  await using day = await simulate()
  await issue(day, { appsecret: 'x' })
  await takeToken(day)
  const refused = await issue(day)
  expect(refused).toMatchObject({ status: tooSoon.status, body: tooSoon.body })
  await day.clock.advance(minute - 1)
  expect((await issue(day)).status).toBe(403)
  await day.clock.advance(1)
  expect((await issue(day)).status).toBe(200)
  expect(day.kis.counters.refusals).toEqual({ EGW00105: 1, EGW00133: 2 })
})

test('the minute is counted per app key', async () => {
  await using day = await simulate()
  await takeToken(day)
  const company = await hear(await post(day.kis, '/oauth2/tokenP', kisTokenRequest(day.kis.corporate)))
  expect(company.status).toBe(200)
})

test.each([
  ['no JSON', 'not json', 'EGW00101'],
  ['no grant_type', { grant_type: undefined }, 'EGW00115'],
  ['another grant_type', { grant_type: 'password' }, 'EGW00116'],
  ['no app key', { appkey: undefined }, 'EGW00102'],
  ['a wrong app key', { appkey: 'x' }, 'EGW00103'],
  ['no app secret', { appsecret: '' }, 'EGW00104'],
  ['a wrong app secret', { appsecret: 'x' }, 'EGW00105'],
])("a token request with %s is refused with 403 in the token service's shape", async (_, change, code) => {
  await using day = await simulate()
  const { status, body } = await issue(day, change)
  expect(status).toBe(403)
  expect(body).toEqual({ error_description: expect.stringMatching(/.+/), error_code: code })
  expect(day.kis.counters).toMatchObject({ tokensIssued: 0, refusals: { [code]: 1 } })
})

test('a revoked token is dead, and the next one is another', async () => {
  await using day = await simulate()
  const token = await takeToken(day)
  const { appKey, appSecret } = day.kis.credential
  const revoke = async () =>
    hear(await post(day.kis, '/oauth2/revokeP', { appkey: appKey, appsecret: appSecret, token }))
  expect(await revoke()).toMatchObject(revokedSample)
  expect(await revoke()).toMatchObject({ status: 403, body: { error_code: 'EGW00121' } })
  expect(await kisAsk(day, token)).toMatchObject(invalid)
  await day.clock.advance(minute)
  expect(await takeToken(day)).not.toBe(token)
  expect(day.kis.counters.tokensRevoked).toBe(1)
})
