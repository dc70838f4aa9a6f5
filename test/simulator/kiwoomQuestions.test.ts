import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import documented from '../wire/kiwoom/kiwoom_ka10001_doc.json' with { type: 'json' }
import tooMany from '../wire/kiwoom_error_429_1700.json' with { type: 'json' }
import invalidToken from '../wire/kiwoom_error_token_8005_http200.json' with { type: 'json' }
import { post, takeToken, watch } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { hear, kiwoomAsk } from './support/visitors.ts'

test('ka10001 answers in the documented fields and in their order, in figures that agree', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  const { status, body, headers } = await kiwoomAsk(day, token)
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual(Object.keys(documented))
  expect(body).toMatchObject({ stk_cd: '005930', stk_nm: '삼성전자', return_code: 0, cur_prc: '95400' })
  expect([headers.get('api-id'), headers.get('cont-yn'), headers.get('next-key')]).toEqual([
    'ka10001',
    'N',
    '',
  ])

  const { id, code, previousClose } = day.kiwoom.trigger({ kind: 'static', direction: 'up' })
  day.kiwoom.release(id)
  const moved = (await kiwoomAsk(day, token, { stk_cd: `${code}_AL` })).body
  const price = Number(`${moved.cur_prc}`.replace('+', ''))
  expect(moved).toMatchObject({ stk_cd: `${code}_AL`, pre_sig: '2', cur_prc: `+${price}` })
  expect(Number(moved.pred_pre)).toBe(price - previousClose)
  expect(Number(moved.base_pric)).toBe(previousClose)
})

test.each([
  ['no issue code', {}, 2, '[1511:'],
  ['an unknown issue code', { stk_cd: '000000' }, 2, '[1902:'],
  ['no JSON', '{', 2, '[1517:'],
])('ka10001 with %s is refused with HTTP 200', async (_, asked, code, bracket) => {
  await using day = await simulate()
  const { status, body } = await kiwoomAsk(day, await takeToken(day.kiwoom), asked)
  expect(status).toBe(200)
  expect(body.return_code).toBe(code)
  expect(body.return_msg).toContain(bracket)
})

test.each([
  ['no api-id', '/api/dostk/stkinfo', {}, '1501'],
  ['an unknown api-id', '/api/dostk/stkinfo', { 'api-id': 'ka99999' }, '1505'],
  ["another endpoint's api-id", '/api/dostk/mrkcond', { 'api-id': 'ka10001' }, '1504'],
])('a question with %s is refused', async (_, path, headers, number) => {
  await using day = await simulate()
  const authorization = `Bearer ${await takeToken(day.kiwoom)}`
  const asked = await post(day.kiwoom, path, { stk_cd: '005930' }, { authorization, ...headers })
  expect((await hear(asked)).body.return_msg).toContain(`[${number}:`)
  expect(day.kiwoom.counters.refusals).toEqual({ [number]: 1 })
})

test('five questions a second per api-id; another api-id has its own five', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  for (let n = 0; n < 5; n++) expect((await kiwoomAsk(day, token)).status).toBe(200)
  const sixth = await kiwoomAsk(day, token)
  expect(sixth.status).toBe(tooMany.status)
  expect(sixth.body).toEqual({
    ...tooMany.body,
    return_msg: tooMany.body.return_msg.replace('ka10080', 'ka10001'),
  })
  expect(await takeToken(day.kiwoom)).toBe(token)
  await day.clock.advance(1000)
  expect((await kiwoomAsk(day, token)).status).toBe(200)
})

test('a dead token is told in each of the three forms', async () => {
  await using day = await simulate()
  const ask = () => kiwoomAsk(day, 'never issued')
  expect(await ask()).toMatchObject(invalidToken)
  day.kiwoom.answerDeadTokenWith('http-401')
  expect(await ask()).toMatchObject({ ...invalidToken, status: 401 })
  day.kiwoom.answerDeadTokenWith('top-level')
  expect(await ask()).toMatchObject({ status: 200, body: { return_code: 8005 } })
  day.kiwoom.heal()
  expect(await ask()).toMatchObject(invalidToken)
})

test('a session that is logged in outlives its token', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.expireToken()
  day.kiwoom.revokeToken()
  day.kiwoom.trigger()
  await until('two frames', () => client.vis().length === 2)
  expect(client.websocket.readyState).toBe(client.websocket.OPEN)
})

test("a demo's ledger forgets, so that weeks of it fit in memory", async () => {
  await using day = await simulate({ day: 'lively', pingPeriod: 1e12 })
  await day.kiwoom.storm({ count: 10_000 })
  expect(day.kiwoom.ledger.length).toBeLessThanOrEqual(8_000)
  expect(day.kiwoom.ledger.at(-1)?.interruption.code).toBe('909999')
})
