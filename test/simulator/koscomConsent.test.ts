import { expect, test } from 'vitest'
import gatewayErrors from '../wire/koscom/koscom_gateway_errors.json' with { type: 'json' }
import tokenSample from '../wire/koscom/koscom_oauth_token.json' with { type: 'json' }
import { post } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { hear, koscomAsk, koscomGrant } from './support/visitors.ts'

const minute = 60_000

type Day = Awaited<ReturnType<typeof simulate>>

const state = 'a state & more'

async function openPage({ koscom }: Day, change: Readonly<Record<string, string>> = {}, version = 'v2') {
  const { clientId, redirect } = koscom.credential
  const query = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: 'account',
    state,
  }
  const parameters = new URLSearchParams({ ...query, ...change })
  return hear(await fetch(`${koscom.rest}/auth/oauth/${version}/authorize?${parameters}`))
}

function links(page: string): { readonly allow: URL; readonly denied: URL } {
  const href = (id: string) => new URL(new RegExp(`id="${id}" href="([^"]+)"`).exec(page)?.[1] ?? '')
  return { allow: href('allow'), denied: href('denied') }
}

async function newCode(day: Day): Promise<string> {
  return links((await openPage(day)).text).allow.searchParams.get('code') ?? ''
}

const codeGrant = ({ koscom }: Day, code: string) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: koscom.credential.redirect,
})

const refreshGrant = (token: unknown) => ({ grant_type: 'refresh_token', refresh_token: `${token}` })

const kong = (body: object) => ({ status: 401, body })

test('the page leads back to the redirect address, with a code or with the refusal, and the state as it was', async () => {
  await using day = await simulate()
  const page = await openPage(day, {}, 'v3')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.text).toContain('>허용</a>')
  const { allow, denied } = links(page.text)
  for (const link of [allow, denied]) {
    expect(link.origin + link.pathname).toBe(day.koscom.credential.redirect)
    expect(link.searchParams.get('state')).toBe(state)
  }
  expect(allow.searchParams.get('code')).toMatch(/^[0-9a-f-]{36}$/)
  expect(denied.searchParams.get('error')).toBe('access_denied')
})

test.each([
  ['another response_type', { response_type: 'token' }],
  ['an unknown client', { client_id: 'x' }],
  ['another redirect address', { redirect_uri: 'http://127.0.0.1:1/' }],
  ['an unknown scope', { scope: 'everything' }],
  ['no state', { state: '' }],
])('the page refuses %s and hands out no code', async (_, change) => {
  await using day = await simulate()
  const page = await openPage(day, change)
  expect(page.status).toBe(400)
  expect(page.text).not.toContain('code=')
})

test.each([false, true])(
  'a code becomes a token in the documented form once (in the query: %s)',
  async (inQuery) => {
    await using day = await simulate()
    const grant = codeGrant(day, await newCode(day))
    const granted = await koscomGrant(day, grant, { inQuery })
    expect(granted.status).toBe(200)
    expect(Object.keys(granted.body)).toEqual(Object.keys(tokenSample))
    const { token_type, expires_in, scope } = tokenSample
    expect(granted.body).toMatchObject({ token_type, expires_in, scope })
    expect(granted.body.access_token).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(await koscomGrant(day, grant, { inQuery })).toMatchObject({ status: 401, body: { code: 2001 } })
  },
)

test('a code is good for ten minutes', async () => {
  await using day = await simulate()
  const [early, late] = [await newCode(day), await newCode(day)]
  await day.clock.advance(10 * minute - 1)
  expect((await koscomGrant(day, codeGrant(day, early))).status).toBe(200)
  await day.clock.advance(1)
  expect((await koscomGrant(day, codeGrant(day, late))).status).toBe(401)
})

test('a refresh token is replaced when it is used', async () => {
  await using day = await simulate()
  const first = (await koscomGrant(day, codeGrant(day, await newCode(day)))).body
  const second = await koscomGrant(day, refreshGrant(first.refresh_token))
  expect(second.status).toBe(200)
  expect(second.body.access_token).not.toBe(first.access_token)
  expect((await koscomGrant(day, refreshGrant(first.refresh_token))).status).toBe(401)
  expect((await koscomGrant(day, refreshGrant(second.body.refresh_token))).status).toBe(200)
  expect(day.koscom.counters).toMatchObject({ tokenRequests: 4, tokensIssued: 3, newTokens: 3 })
})

test('the refresh token of the demo is good whenever it is read', async () => {
  await using day = await simulate()
  for (let run = 0; run < 3; run++) {
    expect((await koscomGrant(day, refreshGrant(day.koscom.refreshToken))).status).toBe(200)
  }
})

test('a token request is refused: no client, a wrong secret, no grant, another redirect address', async () => {
  await using day = await simulate()
  const grant = codeGrant(day, await newCode(day))
  const anonymous = await hear(await post(day.koscom, '/auth/oauth/v2/token', ''))
  expect(anonymous).toMatchObject(kong(gatewayErrors['401_no_key']))
  expect(await koscomGrant(day, grant, { secret: 'x' })).toMatchObject(kong(gatewayErrors['401_bad']))
  expect(await koscomGrant(day, { grant_type: 'password' })).toMatchObject({ status: 400 })
  expect(await koscomGrant(day, { ...grant, redirect_uri: 'http://x/' })).toMatchObject({ status: 400 })
  expect(day.koscom.counters).toMatchObject({
    tokensIssued: 0,
    refusals: { 'kong 401': 2, 'op-apim 400': 2 },
  })
  expect((await koscomGrant(day, grant)).status).toBe(200)
})

test('access and refresh tokens are revoked, each by itself', async () => {
  await using day = await simulate()
  const granted = (await koscomGrant(day, refreshGrant(day.koscom.refreshToken))).body
  const revoke = (token: unknown) =>
    koscomGrant(day, { token: `${token}`, token_type_hint: 'access_token' }, { path: 'token/revoke' })
  expect(await revoke(granted.access_token)).toMatchObject({ status: 200, body: { result: 'revoked' } })
  expect((await koscomAsk(day, granted.access_token)).status).toBe(401)
  expect((await revoke(granted.refresh_token)).body).toEqual({ result: 'revoked' })
  expect((await koscomGrant(day, refreshGrant(granted.refresh_token))).status).toBe(401)
  await revoke('never issued')
  expect(day.koscom.counters.tokensRevoked).toBe(2)
})

test('when the user takes the consent back, neither the token nor its refresh token is good any more', async () => {
  await using day = await simulate()
  const granted = (await koscomGrant(day, refreshGrant(day.koscom.refreshToken))).body
  day.koscom.revokeConsent()
  expect((await koscomAsk(day, granted.access_token)).status).toBe(401)
  expect((await koscomGrant(day, refreshGrant(granted.refresh_token))).status).toBe(401)
})
