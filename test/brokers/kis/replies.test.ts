import fc from 'fast-check'
import { expect, test } from 'vitest'
import { objectIn, tellsTwice } from '../../../electron/brokers/common/body.ts'
import { decodeBalance } from '../../../electron/brokers/kis/balance.ts'
import { openEnvelope } from '../../../electron/brokers/kis/envelope.ts'
import { fieldsOf } from '../../../electron/brokers/kis/refusal.ts'
import { decodeSellable } from '../../../electron/brokers/kis/sellable.ts'
import { decodeRevokeReply, decodeTokenReply } from '../../../electron/brokers/kis/token.ts'
import { captured, replyOf } from '../support/replies.ts'
import { accepted } from './support/kisServer.ts'

test('the documented token answer is a token, its Korean end and its length of life', () => {
  const verdict = decodeTokenReply(captured('kis/kis_tokenP_ok'))
  expect(verdict).toMatchObject({
    kind: 'answered',
    answer: { expiresAt: Date.UTC(2026, 6, 9, 23, 12, 33), lifetime: 86_400_000, refreshToken: null },
  })
  expect(verdict.kind === 'answered' && verdict.answer.token.reveal()).toMatch(/^eyJ0.*REDACTED$/)
})

test('an end that cannot be read leaves the length of life', () => {
  const body = { access_token: 't', access_token_token_expired: '2026-02-30 00:00:00', expires_in: '86400' }
  expect(decodeTokenReply(replyOf(JSON.stringify(body)))).toMatchObject({
    answer: { expiresAt: null, lifetime: 86_400_000 },
  })
})

test("the token service's own form of a refusal is read: one token a minute", () => {
  expect(decodeTokenReply(captured('kis/kis_tokenP_EGW00133_http403'))).toEqual({
    kind: 'refused',
    because: 'other',
    refusal: {
      kind: 'refused',
      code: 'EGW00133',
      message: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
      status: 403,
    },
  })
})

test.each([
  ['EGW00121', 'dead-token', '유효하지 않은 token 입니다.'],
  ['EGW00123', 'dead-token', '기간이 만료된 token 입니다.'],
  ['EGW00201', 'too-many', '초당 거래건수를 초과하였습니다.'],
] as const)('%s means the same in every status and both forms', (code, because, message) => {
  const { body } = captured(`kis/kis_error_${code}_http500`)
  for (const status of [200, 403, 500])
    expect(openEnvelope(replyOf(body, status))).toEqual({
      kind: 'refused',
      because,
      refusal: { kind: 'refused', code, message, status },
    })
  const other = JSON.stringify({ error_code: code, error_description: `${message}      ` })
  expect(openEnvelope(replyOf(other, 403))).toMatchObject({ because, refusal: { code, message } })
})

test('a status decides nothing: an answer in a 500 is an answer, a page in a 200 is a page', () => {
  const body = JSON.stringify({ rt_cd: '0', msg_cd: 'KIOK0420', msg1: '', output1: [], output2: [{}] })
  expect(decodeBalance(replyOf(body, 500)).kind).toBe('answered')
  expect(decodeBalance(replyOf('<html><title>점검</title>', 200))).toMatchObject({
    kind: 'foreign-page',
    trouble: { title: '점검' },
  })
})

test('an answer without what was asked for is unreadable, not an empty account', () => {
  const ok = { rt_cd: '0', msg_cd: 'KIOK0420', msg1: '' }
  const missing = [
    ok,
    { ...ok, output1: [] },
    { ...ok, output2: [{}] },
    { ...ok, output1: null, output2: [{}] },
  ]
  for (const body of missing) expect(decodeBalance(replyOf(JSON.stringify(body))).kind).toBe('unreadable')
  for (const body of ['', 'null', '[]', '7', '{}', '{"rt_cd":null}', '['.repeat(100_000)])
    expect(decodeBalance(replyOf(body, 500)).kind, body.slice(0, 20)).toBe('unreadable')
})

test('a revocation is told by a number; a token that was dead needed none', () => {
  expect(decodeRevokeReply(captured('kis/kis_revokeP_ok')).kind).toBe('answered')
  expect(decodeRevokeReply(captured('kis/kis_error_EGW00123_http500')).kind).toBe('answered')
  expect(decodeRevokeReply(captured('kis/kis_tokenP_EGW00133_http403')).kind).toBe('refused')
  expect(decodeRevokeReply(replyOf('{"code":500,"message":"x"}'))).toMatchObject({ refusal: { code: '500' } })
  expect(decodeRevokeReply(replyOf('{}')).kind).toBe('unreadable')
})

test('each refusal about something typed names it', () => {
  expect(fieldsOf('EGW00103', 'P')).toEqual(['appKey'])
  expect(fieldsOf('EGW00105', 'P')).toEqual(['appSecret'])
  expect(fieldsOf('EGW00208', 'B')).toEqual(['customer'])
  expect(fieldsOf('OPSQ2000', 'P')).toEqual(['account', 'product'])
  expect([fieldsOf('EGW00304', 'P'), fieldsOf('EGW00304', 'B')]).toEqual([['appSecret'], ['personalSecKey']])
  for (const code of ['EGW00123', 'EGW00133', 'toString', '__proto__', ''])
    expect(fieldsOf(code, 'P')).toEqual([])
})

const sellable = (told: object) => decodeSellable(replyOf(JSON.stringify({ ...told, ...accepted })), '005930')

test('what is sellable is read under either documented key, and the one that the server uses goes first', () => {
  const of = (quantity: string) => ({ pdno: '005930', ord_psbl_qty: quantity })
  const seven = { kind: 'answered', answer: { sellable: { kind: 'sent', value: 7 } } }
  expect(sellable({ output: of('7') })).toMatchObject(seven)
  expect(sellable({ output1: of('7') })).toMatchObject(seven)
  expect(sellable({ output: of('7'), output1: of('8') })).toMatchObject(seven)
  expect(sellable({ output: null, output1: of('7') })).toMatchObject(seven)
})

test('a body without the key is unreadable, never "0 sellable"; an empty one says that nothing was told', () => {
  expect(sellable({})).toEqual({ kind: 'unreadable', trouble: { kind: 'unreadable', what: 'no output' } })
  const nothing = [{}, [], null, { pdno: '', ord_psbl_qty: ' ' }, { pdno: null }]
  for (const output of nothing)
    expect(sellable({ output }), JSON.stringify(output)).toEqual({ kind: 'answered', answer: null })
  for (const output of ['', '7', 7, true, [{ pdno: '005930', ord_psbl_qty: '7' }]])
    expect(sellable({ output }).kind, JSON.stringify(output)).toBe('unreadable')
})

test("another issue's quantity is refused, and so is one that says whose it is nowhere", () => {
  expect(sellable({ output: { pdno: '005935 ', ord_psbl_qty: '7' } })).toEqual({
    kind: 'unreadable',
    trouble: { kind: 'other-issue', asked: '005930', told: '005935' },
  })
  for (const pdno of ['', undefined, null, 5930])
    expect(sellable({ output: { pdno, ord_psbl_qty: '7' } })).toMatchObject({
      trouble: { kind: 'unreadable', what: 'no pdno' },
    })
  expect(sellable({ output: { pdno: ' 005930      ', ord_psbl_qty: '7' } }).kind).toBe('answered')
})

test('a figure that is blank, missing or not as documented takes no other with it', () => {
  const output = {
    pdno: '005930',
    prdt_name: '  ',
    ord_psbl_qty: '',
    cblc_qty: '1,234',
    evlu_pfls_rt: '-6.09',
  }
  expect(sellable({ output })).toMatchObject({
    answer: {
      issue: { code: '005930', name: null },
      sellable: { kind: 'blank' },
      held: { kind: 'unreadable' },
      boughtToday: { kind: 'unreadable' },
      profitRate: { kind: 'sent', value: '-6.09' },
    },
  })
})

test("the broker's own no is told in its own words", () => {
  const body = { rt_cd: '1', msg_cd: 'APBK0919', msg1: '조회할 내역이 없습니다.   ', output: {} }
  expect(decodeSellable(replyOf(JSON.stringify(body)), '005930')).toMatchObject({
    kind: 'refused',
    refusal: { code: 'APBK0919', message: '조회할 내역이 없습니다.' },
  })
})

test('a body that tells a field twice is no answer, whichever of the two comes last', () => {
  const told = (inner: string) => `{"output":{"pdno":"005930",${inner}},"rt_cd":"0"}`
  const twice = [
    told('"ord_psbl_qty":"7","ord_psbl_qty":"8"'),
    told('"ord_psbl_qty":"7","ord_psbl_qt\\u0079":"7"'),
    told('"__proto__":{"ord_psbl_qty":"7"},"__proto__":null'),
    '{"output":{},"output":{"pdno":"005930","ord_psbl_qty":"7"},"rt_cd":"0"}',
  ]
  for (const body of twice)
    expect(decodeSellable(replyOf(body), '005930'), body).toMatchObject({
      trouble: { what: 'a field told twice' },
    })
})

test('no honest body is taken for one that tells twice, however it is written or nested', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(tellsTwice(JSON.stringify(value, null, indent), value)).toBe(false)
    }),
    { numRuns: 5000 },
  )
  const odd = '{"a\\\\":":\\":{","b:":["c:d",{"__proto__":{"x":"\\\\"}}],"":{"":":"}}'
  expect(tellsTwice(odd, JSON.parse(odd))).toBe(false)
  const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)},"rt_cd":"0"}`
  expect(tellsTwice(deep, objectIn(deep))).toBe(false)
  expect(decodeSellable(replyOf(deep), '005930').kind).toBe('unreadable')
})
