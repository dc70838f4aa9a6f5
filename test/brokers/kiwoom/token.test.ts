import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAccess } from '../../../electron/brokers/common/access.ts'
import {
  fieldsOf,
  isDeadToken,
  isWrongCredential,
  reasonOf,
  toRefusal,
} from '../../../electron/brokers/kiwoom/refusal.ts'
import { decodeStockInformation } from '../../../electron/brokers/kiwoom/stockInformation.ts'
import { decodeRevokeReply, decodeTokenReply, kiwoomTokens } from '../../../electron/brokers/kiwoom/token.ts'
import { clockSkew } from '../../../electron/net/clockSkew.ts'
import { createHttp } from '../../../electron/net/http.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { budgets } from '../../../shared/domain/budgets.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { until } from '../../support/until.ts'
import { forgetfulIssues, keptLog, orderFor } from '../support/orders.ts'
import { captured, replyOf } from '../support/replies.ts'
import { type BareServer, bareServer, grant } from './support/bareServer.ts'

const reply = (body: string, status = 200) => decodeTokenReply(replyOf(body, status))
const decoded = (name: string) => decodeTokenReply(captured(name))
const signal = new AbortController().signal
/** 2026-11-20 09:00:00 KST. */
const morning = Date.UTC(2026, 10, 20)

function holding(server: BareServer) {
  const clock = createFakeClock(morning)
  const http = createHttp(systemClock)
  const order = orderFor('kiwoom', server, server.credential, { issues: forgetfulIssues })
  const { tokens, ...access } = createAccess(
    order,
    { clock, http, random: () => 0, log: keptLog(), newId: randomUUID },
    { budget: budgets.kiwoom, wire: kiwoomTokens(server.rest, order.values) },
  )
  return {
    clock,
    acquire: async (rejected: Secret | null = null) => {
      const outcome = await tokens.acquire(rejected, signal)
      return outcome.kind === 'granted' ? outcome.token : Promise.reject(new Error(outcome.trouble.kind))
    },
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}

test('the documented answer is a token that dies at a Korean wall-clock time', () => {
  const outcome = decoded('kiwoom_au10001_ok')
  expect(outcome).toMatchObject({
    kind: 'answered',
    answer: { expiresAt: Date.UTC(2024, 10, 6, 23, 37, 13) },
  })
  expect(outcome.kind === 'answered' && outcome.answer.token.reveal()).toBe('YOUR_ACCESS_TOKEN')
})

test('a refusal is read from the body in all of its forms', () => {
  expect(decoded('kiwoom_error_token_8005_http200')).toMatchObject({
    because: 'dead-token',
    refusal: { kind: 'refused', code: '8005', status: 200, message: expect.stringContaining('인증') },
  })
  expect(decoded('kiwoom_error_1513_http200')).toMatchObject({ because: 'other', refusal: { code: '1513' } })
  expect(decoded('kiwoom_error_429_1700')).toMatchObject({
    because: 'too-many',
    refusal: { code: '1700', status: 429 },
  })
  const topLevel = { because: 'dead-token', refusal: { code: '8005', status: 401 } }
  expect(reply('{"return_code":8005,"return_msg":"x"}', 401)).toMatchObject(topLevel)
  expect(reply('{"return_code":"8005","return_msg":"x"}', 401)).toMatchObject(topLevel)
  expect(reply('{"return_code":8031,"return_msg":"x"}', 401)).toMatchObject({ refusal: { code: '8031' } })
  expect(toRefusal('3', '실패 [CODE=8005, MESSAGE=x]').code).toBe('8005')
  expect(reply('{"token":"t","return_code":3}').kind).toBe('refused')
})

test('a page is a page, and a body without a token is no token', () => {
  expect(reply('<html><title>차단</title>', 403)).toMatchObject({
    kind: 'foreign-page',
    trouble: { status: 403, title: '차단' },
  })
  for (const body of [
    '',
    'null',
    '[]',
    '{"token":""}',
    '{"token":5}',
    '{"token":"두 줄\\n"}',
    '{"token":["t"]}',
  ])
    expect(reply(body, 403).kind, body).toBe('unreadable')
})

test('the token errors that renewal heals and those that only the user can heal are told apart', () => {
  const of = (code: string) => ({ code, message: '' })
  expect(['8005', '805004', '8103', '8010'].every((code) => isDeadToken(of(code)))).toBe(true)
  expect(['8001', '8030', '8050'].every((code) => isWrongCredential(of(code)))).toBe(true)
  expect(isWrongCredential(of('1700')) || isDeadToken(of('1700'))).toBe(false)
  expect(['1700', '1701', '1702'].map((code) => reasonOf(of(code)))).toEqual(Array(3).fill('too-many'))
  expect(['8001', '8002', '8005', '8030', '8050', '1999'].map(fieldsOf)).toEqual([
    ['appKey', 'appSecret'],
    ['appKey', 'appSecret'],
    ...Array(4).fill([]),
  ])
})

test('a revoked token is gone; a dead one was gone before', () => {
  const revoke = (body: string) => decodeRevokeReply(replyOf(body, 200)).kind
  expect(revoke('{"return_code":0,"return_msg":"정상"}')).toBe('answered')
  expect(revoke('{"return_code":3,"return_msg":"x[8005:dead]"}')).toBe('answered')
  expect(revoke('{"return_code":3,"return_msg":"x[8015:failed]"}')).toBe('refused')
  expect(revoke('{}')).toBe('unreadable')
})

test("the guide's own answer about Samsung Electronics proves a token, and another issue's does not", () => {
  expect(decodeStockInformation(captured('kiwoom/kiwoom_ka10001_doc')).kind).toBe('answered')
  const about = (code: unknown) =>
    decodeStockInformation(replyOf(JSON.stringify({ stk_cd: code, return_code: 0 }))).kind
  expect([about('005930_AL'), about('000660'), about(null)]).toEqual(['answered', 'unreadable', 'unreadable'])
})

test('however many ask at once, the broker is asked once', async () => {
  await using server = await bareServer({ token: (count) => grant(`t${count}`) })
  await using tokens = holding(server)
  const all = await Promise.all(Array.from({ length: 50 }, () => tokens.acquire()))
  expect(new Set(all).size).toBe(1)
  expect(server.asked).toHaveLength(1)
})

test('a token serves until ten minutes before its end', async () => {
  const ends = ['20261120230000', '20261121230000']
  await using server = await bareServer({ token: (count) => grant(`t${count}`, ends[count - 1]) })
  await using tokens = holding(server)
  const first = await tokens.acquire()
  await tokens.clock.advance(14 * 3_600_000 - 600_001)
  expect(await tokens.acquire()).toBe(first)
  await tokens.clock.advance(1)
  await until('the renewal', () => server.asked.length === 2)
  expect((await tokens.acquire()).reveal()).toBe('t2')
})

test('a token that was rejected is not handed out again, and the one that replaced it is', async () => {
  await using server = await bareServer({ token: (count) => grant(`t${count}`) })
  await using tokens = holding(server)
  const dead = await tokens.acquire()
  const [second, other] = await Promise.all([tokens.acquire(dead), tokens.acquire(dead)])
  expect(second.reveal()).toBe('t2')
  expect(other).toBe(second)
  expect(await tokens.acquire(dead)).toBe(second)
  expect(server.asked).toHaveLength(2)
})

test('a token whose end cannot be read is believed for an hour', async () => {
  await using server = await bareServer({ token: (count) => grant(`t${count}`, 'soon') })
  await using tokens = holding(server)
  expect((await tokens.acquire()).reveal()).toBe('t1')
  await tokens.clock.advance(3_599_000)
  expect((await tokens.acquire()).reveal()).toBe('t1')
  await tokens.clock.advance(1_000)
  await until('the renewal', () => server.asked.length === 2)
  expect((await tokens.acquire()).reveal()).toBe('t2')
})

test('the clocks are compared at the middle of the exchange', () => {
  const date = 'Fri, 20 Nov 2026 00:00:00 GMT'
  expect(clockSkew(date, morning + 400, morning + 600)).toBe(0)
  expect(clockSkew(date, morning + 90_000, morning + 91_000)).toBe(90_000)
  expect(clockSkew(null, morning, morning)).toBeNull()
  expect(clockSkew('yesterday', morning, morning)).toBeNull()
})
