import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import document from '../wire/kiwoom_ws_0B_doc.json' with { type: 'json' }
import { logIn, takeToken, watch } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'
import { entriesOf, registerTrades, removeTrades } from './support/tradeWatcher.ts'
import { kiwoomAsk } from './support/visitors.ts'

const noPings = 3_600_000_000

/** Anything said before this was heard has been heard too. */
async function settled(client: Awaited<ReturnType<typeof logIn>>) {
  const from = client.heard.length
  client.say({ trnm: 'CNSRLST' })
  await client.hears('CNSRLST', from)
}

test('a trade comes in the documented fields, in their order and forms, to the item as it was registered', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  expect(await registerTrades(client, ['036480', '036480_AL', '036480_NX'])).toEqual([0])
  expect(day.kiwoom.tick('036480', { price: 33_050, shares: 82 })).toBe(3)
  await until('three entries', () => entriesOf(client, '0B').length === 3)
  const entries = entriesOf(client, '0B')
  expect(entries.map(({ item, values }) => [item, values['9081']]).sort()).toEqual([
    ['036480', '1'],
    ['036480_AL', '1'],
    ['036480_NX', '2'],
  ])
  expect(Object.keys(entries[0]?.values ?? {}).sort()).toEqual(
    Object.keys(document.data[0]?.values ?? {}).sort(),
  )
  const fids = [...((client.texts.at(-1) ?? '').split('"item"')[0]?.matchAll(/"(\d+)":/g) ?? [])].map(
    ([, fid]) => fid,
  )
  expect(fids.slice(0, 16)).toEqual('20 10 11 12 27 28 15 13 14 16 17 18 25 26 29 30'.split(' '))
  expect(entries[0]).toMatchObject({
    type: '0B',
    name: '주식체결',
    values: {
      20: '093000',
      10: '-33050',
      11: '-350',
      12: '-1.05',
      15: '-82',
      16: '33400',
      17: '33400',
      18: '-33050',
      25: '5',
      290: '2',
    },
  })
  day.kiwoom.tick('036480', { price: 43_400 })
  await until('three more', () => entriesOf(client, '0B').length === 6)
  expect(entriesOf(client, '0B')[3]?.values).toMatchObject({ 10: '+43400', 11: '+10000', 15: '+1', 25: '1' })
})

test('only who registered an issue is told its trades, until REMOVE, or the connection, ends it', async () => {
  await using day = await simulate()
  day.kiwoom.letSessionsCoexist()
  await using one = await logIn(day.kiwoom)
  await using other = await watch(day.kiwoom)
  await registerTrades(one, ['036480', 'garbage', ''])
  await registerTrades(other, ['042930'])
  expect(day.kiwoom.tick('036480', { price: 33_450 })).toBe(1)
  expect(day.kiwoom.tick('010970', { price: 98_400 })).toBe(0)
  await settled(one)
  await settled(other)
  expect(entriesOf(one, '0B').map(({ item }) => item)).toEqual(['036480'])
  expect(entriesOf(other, '0B')).toEqual([])
  expect(day.kiwoom.counters).toMatchObject({ tradeRegistrations: 2, tradeItems: 4, tradeRemovals: 0 })
  expect(await removeTrades(one, ['036480'])).toBe(0)
  expect(day.kiwoom.tick('036480', { price: 33_500 })).toBe(0)
  expect(day.kiwoom.counters).toMatchObject({ tradeItems: 3, tradeRemovals: 1 })
  other.websocket.terminate()
  await until('the end of the connection', () => day.kiwoom.counters.tradeItems === 2)
  expect(day.kiwoom.tick('042930', { price: 48_750 })).toBe(0)
})

test('a quiet day has no trade that no test made', async () => {
  await using day = await simulate({ pingPeriod: noPings })
  await using client = await logIn(day.kiwoom)
  await registerTrades(client, ['036480', '005930'])
  await day.clock.advance(3_600_000)
  expect(day.kiwoom.counters.trades).toBe(0)
})

test("by hand, too, a VI follows the trade that called it, and its release the auction's trade", async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  await registerTrades(client, ['036480'])
  day.kiwoom.tick('036480', { price: 36_600 })
  const { id } = day.kiwoom.trigger({ code: '036480', kind: 'static', direction: 'up', triggerPrice: 36_750 })
  await day.clock.advance(125_000)
  day.kiwoom.release(id)
  await until('a release', () => entriesOf(client, '1h').length === 4)
  const told = client
    .vis()
    .map(({ type, item, values }) => `${type} ${item} ${values['10'] ?? values['1224']}`)
  const auction = told[4]?.split('+')[1]
  expect(told).toEqual([
    '0B 036480 +36600',
    '0B 036480 +36750',
    '1h 036480_AL 000000',
    '1h 036480 000000',
    `0B 036480 +${auction}`,
    '1h 036480_AL 093205',
    '1h 036480 093205',
  ])
  const { staticReference } = day.kiwoom.trigger({ code: '036480', kind: 'static' })
  expect(staticReference).toBe(Number(auction))
  const volumes = entriesOf(client, '0B').map(({ values }) => Number(values['13']))
  const shares = entriesOf(client, '0B').map(({ values }) => Math.abs(Number(values['15'])))
  for (const n of [1, 2]) expect((volumes[n] ?? 0) - (volumes[n - 1] ?? 0)).toBe(shares[n])
  expect(client.vis()[2]?.values['13']).toBe(`${volumes[1]}`)
})

test('a VI on NXT is of a trade there, and KRX goes on', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  await registerTrades(client, ['036480', '036480_NX'])
  const { id, triggerPrice } = day.kiwoom.trigger({ code: '036480', venue: 'NXT' })
  expect(day.kiwoom.tick('036480', { price: 33_450 })).toBe(1)
  day.kiwoom.release(id)
  await until('a release', () => entriesOf(client, '1h').length === 4)
  const told = entriesOf(client, '0B').map(({ item, values }) => [item, `${values['10']}`.slice(1)])
  expect(told).toEqual([
    ['036480_NX', `${triggerPrice}`],
    ['036480', '33450'],
    ['036480_NX', '33450'],
  ])
})

test('a registration for trades can be refused, or left without an answer, while VIs go through', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.refuseTradeRegistration(105110, 1)
  day.kiwoom.refuseTradeRegistration(105115, 1)
  expect(await registerTrades(client, ['036480'])).toEqual([105115])
  expect(day.kiwoom.tick('036480', { price: 33_450 })).toBe(0)
  expect(await registerTrades(client, ['036480'])).toEqual([0])
  day.kiwoom.withholdTradeRegistrationAnswer()
  const heard = client.heard.length
  client.say({ trnm: 'REG', grp_no: '2', refresh: '1', data: [{ item: ['042930'], type: ['0B'] }] })
  client.say({ trnm: 'REG', grp_no: '1', refresh: '1', data: [{ item: [''], type: ['1h'] }] })
  await client.hears('REG', heard)
  await settled(client)
  expect(client.heard.slice(heard).map(({ trnm }) => trnm)).toEqual(['REG', 'CNSRLST'])
  expect(day.kiwoom.tick('042930', { price: 48_750 })).toBe(0)
  day.kiwoom.heal()
  expect(await registerTrades(client, ['042930'])).toEqual([0])
})

test('trades and VIs share the 200 items of a connection', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  const items = Array.from({ length: 200 }, (_, n) => `${700_000 + n}`)
  expect(await registerTrades(client, items)).toEqual([0, 105115])
  expect(await registerTrades(client, items.slice(0, 199))).toEqual([0, 0])
})

test('a flood is told whole, and a black hole takes it', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  const codes = ['036480', '042930', '010970']
  await registerTrades(client, codes)
  const flood = day.kiwoom.floodTicks({ codes, perSecond: 3_000, seconds: 2 })
  await day.clock.advance(2_000)
  expect(await flood).toBe(6_000)
  await until('the flood', () => entriesOf(client, '0B').length === 6_000)
  day.kiwoom.blackHole()
  expect(day.kiwoom.tick('036480', { price: 33_450 })).toBe(0)
})

test('ka10001 agrees with the last trade, and refuses what NXT does not trade', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  await registerTrades(client, ['004170'])
  for (const price of [270_000, 261_500, 262_000]) day.kiwoom.tick('004170', { price, shares: 7 })
  await until('three entries', () => entriesOf(client, '0B').length === 3)
  const { values = {} } = entriesOf(client, '0B')[2] ?? {}
  const token = await takeToken(day.kiwoom)
  const { body } = await kiwoomAsk(day, token, { stk_cd: '004170' })
  expect(body).toMatchObject({
    stk_cd: '004170',
    stk_nm: '가람철강',
    cur_prc: '-262000',
    pred_pre: '-6000',
    flu_rt: '-2.24',
    pre_sig: '5',
    open_pric: '268000',
    high_pric: '+270000',
    low_pric: '-261500',
    base_pric: '268000',
    upl_pric: '+348000',
    lst_pric: '-187600',
  })
  expect([body.cur_prc, body.pred_pre, body.flu_rt, body.trde_qty, body.high_pric, body.low_pric]).toEqual(
    ['10', '11', '12', '13', '17', '18'].map((fid) => values[fid]),
  )
  const onNxt = (await kiwoomAsk(day, token, { stk_cd: '217740_NX' })).body
  expect(onNxt.return_msg).toContain('[1902:')
})
