import { expect, test } from 'vitest'
import documented from '../wire/kis/kis_chk_holiday_CTCA0903R.json' with { type: 'json' }
import { takeKisToken } from './support/kisAccount.ts'
import { askHolidays, rowsOf } from './support/kisQuotations.ts'
import { simulate } from './support/simulate.ts'
import type { Heard } from './support/visitors.ts'

const datesOf = (heard: Heard) => rowsOf(heard).map(({ bass_dt }) => bass_dt)

test('a documented answer is told again, and twenty-four days of it', async () => {
  await using day = await simulate()
  const heard = await askHolidays(day, await takeKisToken(day), '20240611')
  const { output, ...areas } = documented.body
  expect(heard.status).toBe(documented.status)
  expect(heard.body).toMatchObject({ ...areas, rt_cd: '0', msg_cd: 'KIOK0500' })
  expect(rowsOf(heard)).toHaveLength(24)
  expect(rowsOf(heard).slice(0, 2)).toEqual(output)
})

test('the exchange is closed at weekends, when banks are too, but transfers are made', async () => {
  await using day = await simulate()
  const rows = rowsOf(await askHolidays(day, await takeKisToken(day), '20261120'))
  const told = rows.slice(0, 4).map(({ bass_dt, wday_dvsn_cd, bzdy_yn, tr_day_yn, opnd_yn, sttl_day_yn }) => {
    return [bass_dt, wday_dvsn_cd, `${bzdy_yn}${tr_day_yn}${opnd_yn}${sttl_day_yn}`]
  })
  expect(told).toEqual([
    ['20261120', '06', 'YYYY'],
    ['20261121', '07', 'NYNN'],
    ['20261122', '01', 'NYNN'],
    ['20261123', '02', 'YYYY'],
  ])
})

test('a day that the exchange alone is closed is a business day all the same, as 2022-12-30 was', async () => {
  await using day = await simulate()
  day.kis.closeDay('20261231')
  day.kis.heal()
  const rows = rowsOf(await askHolidays(day, await takeKisToken(day), '20261231'))
  expect(rows[0]).toEqual({
    bass_dt: '20261231',
    wday_dvsn_cd: '05',
    bzdy_yn: 'Y',
    tr_day_yn: 'Y',
    opnd_yn: 'N',
    sttl_day_yn: 'N',
  })
  expect(rows[1]?.opnd_yn).toBe('Y')
  expect(() => day.kis.closeDay('20261301')).toThrow(/\.$/)
})

test('continued pages follow day by day until the end of the next year', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const from = '20271101'
  const dates: unknown[] = []
  let heard = await askHolidays(day, token, from)
  dates.push(...datesOf(heard))
  expect(heard.headers.get('tr_cont')).toBe('M')
  while (heard.headers.get('tr_cont') === 'M') {
    const { ctx_area_nk, ctx_area_fk } = heard.body
    const query = { BASS_DT: from, CTX_AREA_NK: `${ctx_area_nk}`, CTX_AREA_FK: `${ctx_area_fk}` }
    heard = await askHolidays(day, token, from, { headers: { tr_cont: 'N' }, query })
    dates.push(...datesOf(heard))
  }
  expect(dates).toHaveLength(61)
  expect(new Set(dates).size).toBe(61)
  expect(dates).toEqual([...dates].sort())
  expect([dates[0], dates.at(-1)]).toEqual([from, '20271231'])
  expect(datesOf(await askHolidays(day, token, '20280101'))).toEqual([])
})

test.each([
  ['no day', 'CTX_AREA_NK=&CTX_AREA_FK=', {}],
  ['a day that is none', 'BASS_DT=20260230&CTX_AREA_NK=&CTX_AREA_FK=', {}],
  ['a day with dashes', 'BASS_DT=2026-11-20&CTX_AREA_NK=&CTX_AREA_FK=', {}],
  ['no continuation fields', 'BASS_DT=20261120', {}],
  ['a field that is not documented', 'BASS_DT=20261120&CTX_AREA_NK=&CTX_AREA_FK=&PDNO=1', {}],
  [
    'a continuation that was never given out',
    'BASS_DT=20261120&CTX_AREA_NK=20260101&CTX_AREA_FK=20261120',
    {
      tr_cont: 'N',
    },
  ],
])('a question with %s is refused', async (_, query, headers) => {
  await using day = await simulate()
  const heard = await askHolidays(day, await takeKisToken(day), '', { query, headers })
  expect(heard).toMatchObject({ status: 500, body: { msg_cd: 'OPSQ2001' } })
})
