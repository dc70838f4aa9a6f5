import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import loginRefused from '../wire/kiwoom_ws_login_fail_805004.json' with { type: 'json' }
import loginAccepted from '../wire/kiwoom_ws_login_ok.json' with { type: 'json' }
import ping from '../wire/kiwoom_ws_ping.json' with { type: 'json' }
import registered from '../wire/kiwoom_ws_reg_ack.json' with { type: 'json' }
import registration from '../wire/kiwoom_ws_reg_request_1h.json' with { type: 'json' }
import takenOver from '../wire/kiwoom_ws_system_R10001.json' with { type: 'json' }
import { connect, logIn, takeToken, watch, wholeMarket } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'

const items = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `${from + n}`.padStart(6, '0'))

test('login and registration are answered as captured, without compression', async () => {
  await using day = await simulate()
  await using client = await connect(day.kiwoom)
  expect(client.websocket.extensions).toBe('')
  client.say({ trnm: 'LOGIN', token: await takeToken(day.kiwoom) })
  expect(await client.hears('LOGIN')).toEqual(loginAccepted)
  client.say(registration)
  expect(await client.hears('REG')).toEqual(registered)
  expect(day.kiwoom.counters).toMatchObject({ dials: 1, logins: 1, registrations: 1, liveSockets: 1 })
})

test('a bad token is answered with 805004 as captured, and the connection closed', async () => {
  await using day = await simulate()
  const token = await takeToken(day.kiwoom)
  day.kiwoom.expireToken()
  for (const bad of [token, `Bearer ${token}`, undefined]) {
    await using client = await connect(day.kiwoom)
    client.say({ trnm: 'LOGIN', token: bad })
    expect(await client.closed).toEqual({ code: 1000, reason: 'Bye' })
    expect(client.heard).toEqual([loginRefused])
  }
})

test('what is said before the login is refused, and the connection stays', async () => {
  await using day = await simulate()
  await using client = await connect(day.kiwoom)
  client.say(registration)
  expect(await client.hears('REG')).toMatchObject({ return_code: 100013 })
  day.kiwoom.trigger()
  client.say({ trnm: 'LOGIN', token: await takeToken(day.kiwoom) })
  expect(await client.hears('LOGIN')).toEqual(loginAccepted)
  expect(client.vis()).toEqual([])
})

test('a PING goes out every ten seconds and equal JSON counts as its echo', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom, { echo: false })
  for (let n = 1; n <= 5; n++) {
    await day.clock.advance(10_000)
    await until('the PING', () => client.heard.length === 1 + n)
    client.websocket.send('{"trnm": "PING"}')
    await until('the echo', () => day.kiwoom.counters.pingEchoes === n)
  }
  expect(client.heard.slice(1)).toEqual(Array(5).fill(ping))
  expect(client.websocket.readyState).toBe(client.websocket.OPEN)
})

test('a client that leaves three PINGs unanswered is hung up on', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom, { echo: false })
  await day.clock.advance(30_000)
  expect(day.kiwoom.counters).toMatchObject({ pings: 3, liveSockets: 1 })
  await day.clock.advance(10_000)
  expect(await client.closed).toEqual({ code: 1000, reason: 'Bye' })
  expect(client.heard.slice(1)).toEqual([ping, ping, ping])
})

test('a PING period can be changed while a wait is running', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  await day.clock.advance(9_000)
  day.kiwoom.setPingPeriod(500)
  await day.clock.advance(500)
  expect(await client.hears('PING')).toEqual(ping)
  expect(() => day.kiwoom.setPingPeriod(0)).toThrow(/positive number of milliseconds/)
})

test('a second login with the same app key ends the older session with R10001', async () => {
  await using day = await simulate()
  await using older = await watch(day.kiwoom)
  await using newer = await watch(day.kiwoom)
  expect(await older.closed).toEqual({ code: 1000, reason: 'Bye' })
  expect(older.heard.at(-1)).toEqual(takenOver)
  expect(newer.websocket.readyState).toBe(newer.websocket.OPEN)
  expect(day.kiwoom.counters).toMatchObject({ mostSockets: 2, logins: 2 })
})

test('more than five registrations a second are refused with 105110', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  for (let n = 0; n < 6; n++) client.say(wholeMarket)
  await until('six answers', () => client.heard.length === 7)
  const codes = client.heard.slice(1).map(({ return_code }) => return_code)
  expect(codes).toEqual([0, 0, 0, 0, 0, 105110])
  await day.clock.advance(1000)
  client.say(wholeMarket)
  await until('a seventh answer', () => client.heard.length === 8)
  expect(client.heard.at(-1)).toEqual(registered)
})

test('a connection holds 200 items: the next is refused with 105115 and changes nothing', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  const ask = async (item: string[], refresh: string) => {
    const from = client.heard.length
    client.say({ trnm: 'REG', grp_no: '1', refresh, data: [{ item, type: ['1h'] }] })
    return (await client.hears('REG', from)).return_code
  }
  expect(await ask(items(0, 200), '1')).toBe(0)
  expect(await ask(items(100, 100), '1')).toBe(0)
  expect(await ask(items(200, 1), '1')).toBe(105115)
  expect(await ask(items(200, 200), '0')).toBe(0)
})

test('refresh "0" drops what was registered, REMOVE takes away, and neither needs a real issue code', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  const say = async (message: { trnm: string; refresh?: string; type: string; item: string }) => {
    const { type, item, ...rest } = message
    const from = client.heard.length
    client.say({ ...rest, grp_no: '1', data: [{ item: [item], type: [type] }] })
    expect(await client.hears(message.trnm, from)).toMatchObject({ return_code: 0 })
  }
  const sockets = () => {
    day.kiwoom.trigger()
    return day.kiwoom.ledger.at(-1)?.sockets
  }
  expect(sockets()).toBe(1)
  await say({ trnm: 'REG', refresh: '0', type: '0B', item: 'garbage' })
  expect(sockets()).toBe(0)
  // One issue's registration brings the whole market, as observed.
  await say({ trnm: 'REG', refresh: '1', type: '1h', item: '005930' })
  expect(sockets()).toBe(1)
  await say({ trnm: 'REMOVE', type: '1h', item: '005930' })
  expect(sockets()).toBe(0)
})

test('an unknown service, or a malformed registration, is answered and never fatal', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  client.websocket.send('no json')
  client.say({ trnm: 'CNSRLST' })
  expect(await client.hears('CNSRLST')).toMatchObject({ return_code: 105108 })
  client.say({ trnm: 'REG', data: 'nonsense' })
  expect(await client.hears('REG')).toMatchObject({ return_code: 1 })
})
