import { expect, test } from 'vitest'
import { clockSkew } from '../../../electron/brokers/kiwoom/clockSkew.ts'
import { isDeadToken, isWrongCredential, toRefusal } from '../../../electron/brokers/kiwoom/refusal.ts'
import { createTokenHolder, decodeTokenReply } from '../../../electron/brokers/kiwoom/token.ts'
import { Secret } from '../../../electron/credentials/secret.ts'
import { createHttp } from '../../../electron/net/http.ts'
import { type BareServer, bareServer, grant } from './support/bareServer.ts'
import { golden } from './support/golden.ts'

const reply = (body: string, status = 200) =>
  decodeTokenReply({ kind: 'response', status, headers: {}, body })
const captured = (name: string) => {
  const { status, body } = JSON.parse(golden(name)) as { status: number; body: unknown }
  return reply(JSON.stringify(body), status)
}
const signal = new AbortController().signal
/** 2026-11-20 09:00:00 KST. */
const morning = Date.UTC(2026, 10, 20)

function holding(server: BareServer) {
  const time = { now: morning }
  const http = createHttp()
  const { appKey, appSecret } = server.credential
  const holder = createTokenHolder({
    rest: server.rest,
    credential: { appKey, appSecret: new Secret(appSecret) },
    http,
    clock: { now: () => time.now, sleep: () => Promise.resolve() },
  })
  return {
    time,
    acquire: async (rejected: Secret | null = null) => {
      const outcome = await holder.acquire(rejected, signal)
      return outcome.kind === 'granted' ? outcome.token : Promise.reject(new Error(outcome.kind))
    },
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  }
}

test('the documented answer is a token that dies at a Korean wall-clock time', () => {
  const outcome = captured('kiwoom_au10001_ok')
  expect(outcome).toMatchObject({ kind: 'granted', expiresAt: Date.UTC(2024, 10, 6, 23, 37, 13) })
  expect(outcome.kind === 'granted' && outcome.token.reveal()).toBe('YOUR_ACCESS_TOKEN')
})

test('a refusal is read from the body in all of its forms, and a page of HTML by its status', () => {
  expect(captured('kiwoom_error_token_8005_http200')).toMatchObject({ refusal: { code: '8005' } })
  expect(captured('kiwoom_error_1513_http200')).toMatchObject({ refusal: { code: '1513' } })
  expect(captured('kiwoom_error_429_1700')).toMatchObject({ refusal: { code: '1700' } })
  expect(reply('{"return_code":8031,"return_msg":"x"}', 401)).toMatchObject({ refusal: { code: '8031' } })
  expect(toRefusal('3', '실패 [CODE=8005, MESSAGE=x]').code).toBe('8005')
  for (const body of ['<html>', '', 'null', '[]', '{"token":""}', '{"token":5}'])
    expect(reply(body, 403)).toMatchObject({ kind: 'refused', refusal: { code: 'HTTP 403' } })
  expect(reply('{"token":"t","return_code":3}').kind).toBe('refused')
})

test('the token errors that renewal heals and those that only the user can heal are told apart', () => {
  const of = (code: string) => ({ code, message: '' })
  expect(['8005', '805004', '8103'].every((code) => isDeadToken(of(code)))).toBe(true)
  expect(['8001', '8030', '8050'].every((code) => isWrongCredential(of(code)))).toBe(true)
  expect(isWrongCredential(of('1700')) || isDeadToken(of('1700'))).toBe(false)
})

test('however many ask at once, the broker is asked once', async () => {
  await using server = await bareServer({ token: (count) => grant(`t${count}`) })
  await using tokens = holding(server)
  const all = await Promise.all(Array.from({ length: 50 }, () => tokens.acquire()))
  expect(new Set(all).size).toBe(1)
  expect(server.asked).toHaveLength(1)
})

test('a token serves until ten minutes before its end', async () => {
  await using server = await bareServer({ token: (count) => grant(`t${count}`, '20261121090000') })
  await using tokens = holding(server)
  const first = await tokens.acquire()
  tokens.time.now = morning + 24 * 3_600_000 - 600_001
  expect(await tokens.acquire()).toBe(first)
  tokens.time.now += 1
  expect(await tokens.acquire()).not.toBe(first)
  expect(server.asked).toHaveLength(2)
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

test('a token whose end cannot be read is used, but not kept', async () => {
  await using server = await bareServer({ token: (count) => grant(`t${count}`, 'soon') })
  await using tokens = holding(server)
  expect((await tokens.acquire()).reveal()).toBe('t1')
  expect((await tokens.acquire()).reveal()).toBe('t2')
})

test('the clocks are compared at the middle of the exchange', () => {
  const date = 'Fri, 20 Nov 2026 00:00:00 GMT'
  expect(clockSkew(date, morning + 400, morning + 600)).toBe(0)
  expect(clockSkew(date, morning + 90_000, morning + 91_000)).toBe(90_000)
  expect(clockSkew(null, morning, morning)).toBeNull()
  expect(clockSkew('yesterday', morning, morning)).toBeNull()
})
