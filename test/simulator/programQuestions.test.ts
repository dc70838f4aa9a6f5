import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import captured from '../wire/kis/kis_investor_program_trade_today_row7100.json' with { type: 'json' }
import { takeKisToken } from './support/kisAccount.ts'
import { askProgram, rowsOf } from './support/kisQuotations.ts'
import { simulate } from './support/simulate.ts'

test('eleven rows in the captured envelope, fields and names', async () => {
  await using day = await simulate()
  const heard = await askProgram(day, await takeKisToken(day))
  const { output1: capturedRows, ...envelope } = captured.body
  const rows = rowsOf(heard)
  expect(heard.status).toBe(captured.status)
  expect(heard.body).toEqual({ ...envelope, output1: rows })
  expect(heard.headers.get('tr_id')).toBe('HHPPG046600C1')
  for (const row of rows) {
    expect(Object.keys(row).sort()).toEqual(Object.keys(capturedRows[0] ?? {}).sort())
  }
  expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(capturedRows[0] ?? {}))
  expect(rows.map(({ invr_cls_code, invr_cls_name }) => `${invr_cls_code} ${invr_cls_name}`)).toEqual([
    '1000 금융투자',
    '2000 보 험',
    '3000 투신',
    '3100 사모',
    '4000 은행',
    '5000 기타금융',
    '6000 연기금등',
    '7100 기 타',
    '8000 개인',
    '8888 기 관',
    '9100 외국인',
  ])
})

const markets = [
  ['1', 'KOSPI'],
  ['4', 'KOSDAQ'],
] as const
const venues = [
  ['J', 'KRX'],
  ['NX', 'NXT'],
  ['UN', 'combined'],
] as const

test('each market and venue has a table of its own, the same for whoever asks, and afterwards too', async () => {
  await using day = await simulate()
  await using restarted = await simulate({ day: 'lively' })
  const [token, other] = [await takeKisToken(day), await takeKisToken(restarted)]
  const asked = day.clock.now()
  const told: unknown[] = []
  for (const [MRKT_DIV_CLS_CODE, market] of markets) {
    for (const [EXCH_DIV_CLS_CODE, venue] of venues) {
      const query = { EXCH_DIV_CLS_CODE, MRKT_DIV_CLS_CODE }
      const rows = rowsOf(await askProgram(day, token, { query }))
      expect(rowsOf(await askProgram(restarted, other, { query }))).toEqual(rows)
      expect(day.programTable({ market, venue }, asked)).toEqual(rows)
      told.push(JSON.stringify(rows))
    }
  }
  expect(new Set(told).size).toBe(6)
  await day.clock.advance(600_000)
  expect(JSON.stringify(rowsOf(await askProgram(day, token)))).not.toBe(told[0])
  expect(JSON.stringify(day.programTable({ market: 'KOSPI', venue: 'KRX' }, asked))).toBe(told[0])
})

test("KIS's sample client, which names no venue, is answered as for KRX", async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const headers = { 'content-type': 'application/json', charset: 'UTF-8', accept: 'text/plain', tr_cont: '' }
  const heard = await askProgram(day, token, { headers, query: { MRKT_DIV_CLS_CODE: '1' } })
  expect(heard.body).toEqual((await askProgram(day, token)).body)
})

test.each([
  ['no content type of JSON', { headers: { 'content-type': 'text/plain' } }, 'EGW00101'],
  ['a dead token', { headers: { authorization: 'Bearer never issued' } }, 'EGW00121'],
  ['the older tr_id', { headers: { tr_id: 'HHPPG046600C0' } }, 'OPSQ0002'],
  ['a tr_id of 모의투자, which has no such TR', { headers: { tr_id: 'VHPPG046600C1' } }, 'OPSQ0002'],
  ["a company's custtype", { headers: { custtype: 'B' } }, 'EGW00208'],
  ['no market', { query: 'EXCH_DIV_CLS_CODE=J' }, 'OPSQ2001'],
  ['no parameter', { query: '' }, 'OPSQ2001'],
  ['another market', { query: 'EXCH_DIV_CLS_CODE=J&MRKT_DIV_CLS_CODE=2' }, 'OPSQ2001'],
  ['another venue', { query: 'EXCH_DIV_CLS_CODE=NXT&MRKT_DIV_CLS_CODE=1' }, 'OPSQ2001'],
  ['an empty venue', { query: 'EXCH_DIV_CLS_CODE=&MRKT_DIV_CLS_CODE=1' }, 'OPSQ2001'],
  ['a venue in small letters', { query: 'EXCH_DIV_CLS_CODE=j&MRKT_DIV_CLS_CODE=1' }, 'OPSQ2001'],
  ['a market twice', { query: 'EXCH_DIV_CLS_CODE=J&MRKT_DIV_CLS_CODE=1&MRKT_DIV_CLS_CODE=4' }, 'OPSQ2001'],
  ['a field that is not documented', { query: 'MRKT_DIV_CLS_CODE=1&FID_INPUT_ISCD=1' }, 'OPSQ2001'],
])('a question with %s is refused', async (_, change, code) => {
  await using day = await simulate()
  const heard = await askProgram(day, await takeKisToken(day), change)
  expect(heard).toMatchObject({ status: 500, body: { msg_cd: code } })
  expect(rowsOf(heard)).toEqual([])
})

test('one row can be made not to add up, until it is told otherwise or healed', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const ask = async () => rowsOf(await askProgram(day, token))
  const whole = await ask()
  const broken = whole.map((row) =>
    row.invr_cls_code === '7100' ? { ...row, nabt_ntby_amt: `${Number(row.nabt_ntby_amt) + 7}` } : row,
  )
  day.kis.breakProgramSums(true)
  expect(await ask()).toEqual(broken)
  day.kis.breakProgramSums(false)
  expect(await ask()).toEqual(whole)
  day.kis.breakProgramSums(true)
  day.kis.heal()
  expect(await ask()).toEqual(whole)
})

test('rows can be spoilt, so many times or until healed', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const told = async () => (await askProgram(day, token)).body.output1
  const whole = await told()
  day.kis.spoilProgram((rows) => rows.slice(0, 3), 1)
  expect(await told()).toHaveLength(3)
  expect(await told()).toEqual(whole)
  day.kis.spoilProgram(() => null)
  expect(await told()).toBeNull()
  day.kis.heal()
  expect(await told()).toEqual(whole)
})

test('an answer that is held was made when it was asked for, and a hung-up client is counted', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const then = day.programTable({ market: 'KOSPI', venue: 'KRX' }, day.clock.now())
  const release = day.kis.holdAnswers(1)
  const held = askProgram(day, token)
  await until('the question is there', () => day.kis.counters.requests === 1)
  await day.clock.advance(60_000)
  release()
  expect(rowsOf(await held)).toEqual(then)

  const gone = new AbortController()
  day.kis.holdAnswers(1)
  const given = askProgram(day, token, { signal: gone.signal })
  await until('the second question is there', () => day.kis.counters.requests === 2)
  gone.abort()
  await expect(given).rejects.toThrow()
  await until('it is counted', () => day.kis.counters.aborted === 1)
})

test("standing refusals, a firewall's page and the limit of 18 a second hold for program trade too", async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  day.kis.refuseRequests('EGW00202', 1)
  expect((await askProgram(day, token)).body.msg_cd).toBe('EGW00202')
  day.kis.answerWithHtml(403)
  expect(await askProgram(day, token)).toMatchObject({
    status: 403,
    text: expect.stringContaining('<html>'),
  })
  day.kis.heal()
  await day.clock.advance(1000)
  const codes: unknown[] = []
  for (let n = 0; n < 19; n++) codes.push((await askProgram(day, token)).body.msg_cd)
  expect(codes).toEqual([...Array.from({ length: 18 }, () => 'MCA00000'), 'EGW00201'])
})
