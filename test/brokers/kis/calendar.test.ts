import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { captured } from '../support/replies.ts'
import { accepted, kisClient, kisServer, marketClient, person } from './support/kisServer.ts'

/** 2024-06-11 09:00:00 KST. */
const nine = Date.UTC(2024, 5, 11)
const never = new AbortController().signal
const golden: Readonly<Record<string, unknown>> = {
  ...JSON.parse(captured('kis/kis_chk_holiday_CTCA0903R').body),
  ...accepted,
}

/** Days in a row from 2024-06-11; the weekends are closed. */
function daysFrom(first: number, count: number): readonly { bass_dt: string; opnd_yn: string }[] {
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2024, 5, 11 + first + at))
    const weekend = [0, 6].includes(day.getUTCDay())
    return { bass_dt: day.toISOString().slice(0, 10).replaceAll('-', ''), opnd_yn: weekend ? 'N' : 'Y' }
  })
}

function send(response: ServerResponse, output: unknown, more: string): void {
  const last = Array.isArray(output) ? (output.at(-1)?.bass_dt ?? '') : ''
  const areas = { ctx_area_nk: `${last}`.padEnd(20), ctx_area_fk: '20240611'.padEnd(20) }
  response.writeHead(200, { tr_cont: more }).end(JSON.stringify({ ...areas, output, ...accepted }))
}

async function calendarFrom(answer: (count: number, response: ServerResponse) => void) {
  const clock = createWatchedClock(nine)
  await using server = await kisServer((_, response, count) => answer(count, response))
  await using kis = marketClient(server, clock)
  const told = await carried(clock, kis.calendar.ask('20240611', never))
  return { told, asked: server.asked }
}

test('the days of the captured answer are open', async () => {
  const { told } = await calendarFrom((_, response) => void response.end(JSON.stringify(golden)))
  expect(told).toMatchObject({ kind: 'answered', answer: { 20240611: 'open', 20240612: 'open' } })
})

test('two pages are asked for, the second where the first ended, and give forty days and more', async () => {
  const { told, asked } = await calendarFrom((count, response) =>
    send(response, daysFrom((count - 1) * 24, 24), 'M'),
  )
  const expected = daysFrom(0, 48).map(({ bass_dt, opnd_yn }) => [
    bass_dt,
    opnd_yn === 'Y' ? 'open' : 'closed',
  ])
  expect(told).toMatchObject({ kind: 'answered', answer: Object.fromEntries(expected) })
  expect(asked.map(({ path }) => path)).toEqual(
    Array(2).fill('/uapi/domestic-stock/v1/quotations/chk-holiday'),
  )
  expect(asked.map(({ headers }) => [headers.tr_id, headers.tr_cont])).toEqual([
    ['CTCA0903R', ''],
    ['CTCA0903R', 'N'],
  ])
  expect(asked.map(({ query }) => query)).toEqual([
    { BASS_DT: '20240611', CTX_AREA_NK: '', CTX_AREA_FK: '' },
    { BASS_DT: '20240611', CTX_AREA_NK: '20240704', CTX_AREA_FK: '20240611' },
  ])
})

test('a calendar that ends sooner is as long as it is', async () => {
  const { told, asked } = await calendarFrom((_, response) => send(response, daysFrom(0, 5), 'D'))
  expect(told.kind === 'answered' && Object.keys(told.answer)).toHaveLength(5)
  expect(asked).toHaveLength(1)
})

test('a working day on which the exchange stays closed is closed', async () => {
  const day = { bass_dt: '20241231', bzdy_yn: 'Y', tr_day_yn: 'Y', opnd_yn: 'N', sttl_day_yn: 'N' }
  const { told } = await calendarFrom((_, response) => send(response, [day], 'D'))
  expect(told).toMatchObject({ answer: { 20241231: 'closed' } })
})

describe('a calendar that cannot be read in full is none', () => {
  const good = { bass_dt: '20240612', opnd_yn: 'Y' }
  test.each([
    ['an opnd_yn that is neither', [good, { ...good, bass_dt: '20240613', opnd_yn: 'T' }], 'a row of output'],
    ['no opnd_yn', [{ bass_dt: '20240612' }], 'a row of output'],
    ['a day that does not exist', [{ ...good, bass_dt: '20240631' }], 'a row of output'],
    ['a row that is none', [good, '20240613'], 'a row of output'],
    ['a day told twice', [good, { ...good, opnd_yn: 'N' }], 'a day told twice'],
    ['no day', [], 'no days'],
    ['no list', undefined, 'no output'],
  ])('%s', async (_, output, what) => {
    const { told } = await calendarFrom((_, response) => send(response, output, 'D'))
    expect(told).toEqual({ kind: 'troubled', trouble: { kind: 'unreadable', what } })
  })

  test('the second page is refused', async () => {
    const no = JSON.stringify({ rt_cd: '1', msg_cd: 'EGW00202', msg1: 'GW라우팅 중 오류가 발생했습니다.' })
    const { told } = await calendarFrom((count, response) => {
      if (count === 1) send(response, daysFrom(0, 24), 'M')
      else response.writeHead(500).end(no)
    })
    expect(told).toMatchObject({ kind: 'troubled', trouble: { kind: 'refused', code: 'EGW00202' } })
  })

  test('the second page is the first one again', async () => {
    const { told } = await calendarFrom((_, response) => send(response, daysFrom(0, 24), 'M'))
    expect(told).toMatchObject({ kind: 'troubled', trouble: { kind: 'unreadable' } })
  })
})

test('모의투자 has no such question', async () => {
  await using server = await kisServer((_, response) => send(response, daysFrom(0, 5), 'D'))
  await using mock = kisClient(server, createFakeClock(nine), person, 'mock')
  expect(mock.calendar).toBeUndefined()
})
