import { expect, test } from 'vitest'
import { decodeConsent, strangerIn } from '../../../electron/brokers/koscom/consent.ts'
import { fieldsOf } from '../../../electron/brokers/koscom/refusal.ts'
import { decodeRevokeReply, decodeTokenReply } from '../../../electron/brokers/koscom/token.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import gatewayErrors from '../../wire/koscom/koscom_gateway_errors.json' with { type: 'json' }
import { captured, replyOf } from '../support/replies.ts'

const consent = (body: unknown, status = 200, headers = {}) =>
  decodeConsent(replyOf(JSON.stringify(body), status, headers))

test('the documented token answer is a token for thirty days, and one that renews it', () => {
  const verdict = decodeTokenReply(captured('koscom/koscom_oauth_token'))
  if (verdict.kind !== 'answered') throw new Error(verdict.kind)
  const { token, refreshToken, lifetime, expiresAt } = verdict.answer
  expect(token.reveal()).toBe('e9911d97-407f-45d4-b0a1-22e930c5ef08')
  expect(refreshToken?.reveal()).toBe('1f58350a-REDACTED')
  expect([lifetime, expiresAt]).toEqual([30 * 86_400_000, null])
})

test('the documented list of accounts is read, and ours is found in it or not', () => {
  const verdict = decodeConsent(captured('koscom/koscom_consent_search'))
  if (verdict.kind !== 'answered') throw new Error(verdict.kind)
  expect(verdict.answer).toEqual(['160635473367600099', '160613251214500099', '160646584478700099'])
  const mine = (account: string) => strangerIn(verdict.answer, { account: new Secret(account) })
  expect(mine('160613251214500099')).toBeNull()
  expect(mine('160613251214500098')).toEqual({ kind: 'unknown-account' })
  expect(strangerIn([], { account: new Secret('160613251214500099') })).not.toBeNull()
  expect(consent({ vtAccList: null }).kind).toBe('unreadable')
  expect(consent({ vtAccList: [{ comId: '00992' }] }).kind).toBe('unreadable')
})

test('a refusal is read in all of its forms', () => {
  expect(decodeConsent(captured('koscom/koscom_error'))).toMatchObject({
    because: 'other',
    refusal: {
      code: 'op-exco 9011',
      message: 'invalid virtual account number. blah blah',
      status: 500,
    },
  })
  expect(consent({ category: 'op-auth', code: 2001, message: 'x' }, 401)).toMatchObject({
    because: 'dead-token',
    refusal: { code: 'op-auth 2001' },
  })
  for (const category of ['broker', 'samsung'])
    expect(consent({ category, code: '4001', message: 'x' }, 500)).toMatchObject({
      refusal: { code: 'broker 4001' },
    })
  expect(consent({ error: 'invalid_grant', error_description: 'used' }, 400)).toMatchObject({
    refusal: { code: 'invalid_grant', message: 'used' },
  })
  expect(consent('x').kind).toBe('unreadable')
  expect(decodeConsent(replyOf('<h1>Bad Gateway</h1>', 502))).toMatchObject({
    kind: 'foreign-page',
    trouble: { status: 502, title: 'Bad Gateway' },
  })
})

test("the gateway's own answers go by their status", () => {
  expect(consent(gatewayErrors['401_no_key'], 401)).toMatchObject({
    because: 'other',
    refusal: { code: 'kong 401', message: 'No API key found in request' },
  })
  expect(consent(gatewayErrors['401_bad'], 401)).toMatchObject({
    because: 'dead-token',
    refusal: { code: 'kong 401' },
  })
  expect(consent(gatewayErrors['404'], 404)).toMatchObject({
    because: 'other',
    refusal: { code: 'kong 404' },
  })
  const tooMany = gatewayErrors['429']
  expect(consent(tooMany, 429)).toMatchObject({ because: 'too-many', refusal: { code: 'kong 429' } })
  const usedUp = { 'x-ratelimit-limit-day': '100', 'x-ratelimit-remaining-day': '0' }
  expect(consent(tooMany, 429, usedUp)).toMatchObject({ because: 'other', refusal: { code: 'kong 429' } })
})

test('a revocation is told in a word, and a refusal is not one', () => {
  expect(decodeRevokeReply(replyOf('{"result":"revoked"}')).kind).toBe('answered')
  expect(decodeRevokeReply(replyOf('{"result":"no"}')).kind).toBe('unreadable')
  expect(decodeRevokeReply(replyOf(JSON.stringify(gatewayErrors['401_bad']), 401)).kind).toBe('refused')
})

test('each refusal about something typed names it', () => {
  const account = [
    'broker 4001',
    'broker 5004',
    'broker 5007',
    'op-exco 3009',
    'op-exco 3012',
    'op-exco 9011',
  ]
  for (const code of account) expect(fieldsOf(code, 'account'), code).toEqual(['account'])
  expect(fieldsOf('op-exco 3008', 'account')).toEqual(['company', 'service'])
  expect(fieldsOf('op-exco 3007', 'account')).toEqual(['ci'])
  expect(fieldsOf('kong 401', 'account')).toEqual(['clientId'])
  expect(fieldsOf('kong 401', 'token')).toEqual(['clientId', 'clientSecret'])
  for (const code of ['op-exco 3600', 'kong 404', 'constructor'])
    expect(fieldsOf(code, 'account')).toEqual([])
})
