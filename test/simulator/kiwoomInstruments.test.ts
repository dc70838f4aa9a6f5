import { expect, test } from 'vitest'
import documented from '../wire/kiwoom/kiwoom_ka10099_doc.json' with { type: 'json' }
import { post, takeToken } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { hear } from './support/visitors.ts'

type Row = (typeof documented.list)[number]

async function open() {
  const day = await simulate()
  const authorization = `Bearer ${await takeToken(day.kiwoom)}`
  return {
    async ask(body: object, after?: string | null) {
      const paging = after ? { 'cont-yn': 'Y', 'next-key': after } : {}
      const own = { 'api-id': 'ka10099', authorization, ...paging }
      const {
        status,
        headers,
        body: told,
      } = await hear(await post(day.kiwoom, '/api/dostk/stkinfo', body, own))
      const rows = (told.list ?? []) as readonly Row[]
      return { status, told, rows, more: headers.get('cont-yn'), next: headers.get('next-key') }
    },
    [Symbol.asyncDispose]: () => day[Symbol.asyncDispose](),
  }
}

const codesIn = (rows: readonly Row[]) => new Set(rows.map(({ marketCode }) => marketCode))

test('ka10099 tells a market page by page in the documented fields, ETFs and ETNs among KOSPI', async () => {
  await using server = await open()
  const first = await server.ask({ mrkt_tp: '0' })
  expect([first.status, first.rows.length, first.more]).toEqual([200, 100, 'Y'])
  for (const row of first.rows) {
    expect(Object.keys(row)).toEqual(Object.keys(documented.list[0] ?? {}))
    expect([row.listCount, row.lastPrice, row.regDay].map((text) => text.length)).toEqual([16, 8, 8])
  }
  const second = await server.ask({ mrkt_tp: '0' }, first.next)
  expect([second.more, second.next]).toEqual(['N', ''])
  const rows = [...first.rows, ...second.rows]
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
  expect(codesIn(rows)).toEqual(new Set(['0', '8', '60']))
  expect(rows.find(({ code }) => code === '005930')).toMatchObject({
    name: '삼성전자',
    lastPrice: '00095400',
  })
})

test('each market has its own list', async () => {
  await using server = await open()
  for (const code of ['10', '8', '60']) {
    expect(codesIn((await server.ask({ mrkt_tp: code })).rows)).toEqual(new Set([code]))
  }
  expect(await server.ask({ mrkt_tp: '50' })).toMatchObject({ rows: [], more: 'N', told: { return_code: 0 } })
})

test.each([
  ['no market', {}, null, '[1511:'],
  ['an empty market', { mrkt_tp: '' }, null, '[1511:'],
  ['a number for a market', { mrkt_tp: 0 }, null, '[1511:'],
  ['a market that is not documented', { mrkt_tp: '1' }, null, '[1901:'],
  ['a key that no page gave', { mrkt_tp: '0' }, '000000000050', '[1517:'],
  ["another market's key", { mrkt_tp: '10' }, '000000000100', '[1517:'],
  ['a key behind the end', { mrkt_tp: '0' }, '000000000900', '[1517:'],
])('ka10099 with %s is refused with HTTP 200', async (_, body, after, bracket) => {
  await using server = await open()
  const { status, told } = await server.ask(body, after)
  expect([status, told.return_code]).toEqual([200, 2])
  expect(told.return_msg).toContain(bracket)
})
