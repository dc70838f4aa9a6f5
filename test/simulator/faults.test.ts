import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { until } from '../support/until.ts'
import takenOver from '../wire/kiwoom_ws_system_R10001.json' with { type: 'json' }
import { connect, logIn, takeToken, watch, wholeMarket } from './support/bareClient.ts'
import { simulate } from './support/simulate.ts'

test.each([
  ['close', 1000],
  ['fin', 1006],
  ['rst', 1006],
] as const)(
  'a line dropped by %s is seen by the client as %i, and can be dialled again',
  async (how, code) => {
    await using day = await simulate()
    await using first = await watch(day.kiwoom)
    first.websocket.on('error', () => {})
    day.kiwoom.drop(how)
    expect((await first.closed).code).toBe(code)
    await until('no live socket', () => day.kiwoom.counters.liveSockets === 0)
    await using second = await watch(day.kiwoom)
    day.kiwoom.trigger()
    await until('two frames', () => second.vis().length === 2)
  },
)

test('a black hole keeps every connection open and silent; what was due in it is lost, and the ledger says so', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.trigger()
  await until('two frames', () => client.vis().length === 2)
  day.kiwoom.blackHole()
  day.kiwoom.trigger()
  client.websocket.send('{"trnm":"PING"}')
  const late = new WebSocket(day.kiwoom.socket)
  const token = takeToken(day.kiwoom)
  await until('three connections', () => day.kiwoom.counters.connections >= 3)
  await day.clock.advance(60_000)
  const dark = { dials: 1, pings: 0, pingEchoes: 0, tokensIssued: 1, liveSockets: 1 }
  expect(day.kiwoom.counters).toMatchObject(dark)
  expect(client.vis()).toHaveLength(2)
  expect([client.websocket.readyState, late.readyState]).toEqual([WebSocket.OPEN, WebSocket.CONNECTING])

  day.kiwoom.heal()
  expect(await token).toHaveLength(86)
  await until('the late dial', () => late.readyState === WebSocket.OPEN)
  await until('the echo', () => day.kiwoom.counters.pingEchoes === 1)
  day.kiwoom.trigger()
  await until('two more frames', () => client.vis().length === 4)
  expect(day.kiwoom.ledger.map(({ sockets }) => sockets)).toEqual([1, 1, 0, 0, 1, 1])
  late.terminate()
})

test('refused connections fail to connect while older ones live, and the same port opens again', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.refuseConnections()
  await expect(connect(day.kiwoom)).rejects.toThrow(/ECONNREFUSED/)
  day.kiwoom.trigger()
  await until('two frames', () => client.vis().length === 2)
  await day.kiwoom.acceptConnections()
  await using second = await watch(day.kiwoom)
  expect(second.websocket.readyState).toBe(WebSocket.OPEN)
})

test('kicking out tells R10001 and hangs up', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  day.kiwoom.kickOut()
  expect(await client.closed).toEqual({ code: 1000, reason: 'Bye' })
  expect(client.heard.at(-1)).toEqual(takenOver)
})

test('where sessions coexist, a second login leaves the first alone, and both hear every event', async () => {
  await using day = await simulate()
  day.kiwoom.letSessionsCoexist()
  await using older = await watch(day.kiwoom)
  await using newer = await watch(day.kiwoom)
  day.kiwoom.trigger()
  await until('two frames each', () => older.vis().length === 2 && newer.vis().length === 2)
  expect(day.kiwoom.ledger.map(({ sockets }) => sockets)).toEqual([2, 2])
})

test('a login is refused as often as told, with the code told', async () => {
  await using day = await simulate()
  day.kiwoom.refuseLogin(805004, 1)
  await using refused = await logIn(day.kiwoom)
  expect(refused.heard).toMatchObject([{ trnm: 'LOGIN', return_code: 805004 }])
  expect((await refused.closed).code).toBe(1000)
  await using accepted = await logIn(day.kiwoom)
  expect(accepted.heard).toMatchObject([{ return_code: 0 }])
  expect(day.kiwoom.counters).toMatchObject({ logins: 1, loginsRefused: 1 })
})

test('a registration is refused with the code told until healed', async () => {
  await using day = await simulate()
  await using client = await logIn(day.kiwoom)
  day.kiwoom.refuseRegistration(105110)
  for (const code of [105110, 105110]) {
    const from = client.heard.length
    client.say(wholeMarket)
    expect(await client.hears('REG', from)).toMatchObject({ return_code: code })
  }
  day.kiwoom.heal()
  const from = client.heard.length
  client.say(wholeMarket)
  expect(await client.hears('REG', from)).toMatchObject({ return_code: 0 })
})

test('withheld answers never come: neither to a login nor to a registration', async () => {
  await using day = await simulate()
  day.kiwoom.withholdLoginAnswer()
  await using client = await connect(day.kiwoom)
  const token = await takeToken(day.kiwoom)
  client.say({ trnm: 'LOGIN', token })
  client.say({ trnm: 'REMOVE' })
  // The answer to what was said after the login shows that the login was read.
  expect(await client.hears('REMOVE')).toMatchObject({ return_code: 100013 })
  expect(client.heard).toHaveLength(1)
  day.kiwoom.heal()
  client.say({ trnm: 'LOGIN', token })
  await client.hears('LOGIN')
  day.kiwoom.withholdRegistrationAnswer()
  client.say(wholeMarket)
  client.say({ trnm: 'REMOVE' })
  await until('the answer to REMOVE', () => client.heard.length === 3)
  expect(client.heard.at(-1)).toMatchObject({ trnm: 'REMOVE' })
})

test('a storm sends that many distinct events, every frame of which arrives and is in the ledger', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  const storm = await day.kiwoom.storm({ count: 2_000 })
  await until('every frame', () => client.vis().length === 4_000)
  expect(new Set(storm.map(({ code }) => code)).size).toBe(2_000)
  expect(client.vis().map(({ item, values }) => [item, values['9001']])).toEqual(
    day.kiwoom.ledger.map(({ item, interruption }) => [item, interruption.code]),
  )
  expect(day.kiwoom.ledger.every(({ sockets, sentAt }) => sockets === 1 && sentAt === day.clock.now())).toBe(
    true,
  )
  await expect(day.kiwoom.storm({ count: 0 })).rejects.toThrow(/A storm counts 1 to/)
})

test('a storm is written no faster than a client reads', async () => {
  await using day = await simulate()
  await using client = await watch(day.kiwoom)
  client.websocket.pause()
  const storm = day.kiwoom.storm({ count: 50_000 })
  for (let turn = 0; turn < 100; turn++) await setImmediate()
  expect(day.kiwoom.ledger.length).toBeLessThan(100_000)
  client.websocket.resume()
  await storm
  await until('every frame', () => client.vis().length === 100_000)
})

test('raw text reaches every registered socket as it is, and nobody else', async () => {
  await using day = await simulate()
  await using watching = await watch(day.kiwoom)
  await using stranger = await connect(day.kiwoom)
  expect(day.kiwoom.sendRaw('{"trnm":"REAL","data":[]}')).toBe(1)
  await until('the raw frame', () => watching.texts.includes('{"trnm":"REAL","data":[]}'))
  expect(stranger.texts).toEqual([])
  expect(day.kiwoom.ledger).toEqual([])
})

test('an end in the middle of everything leaves no connection', async () => {
  const day = await simulate({ day: 'lively' })
  await using client = await watch(day.kiwoom)
  day.kiwoom.blackHole()
  await day[Symbol.asyncDispose]()
  expect((await client.closed).code).toBe(1006)
  await expect(connect(day.kiwoom)).rejects.toThrow(/ECONNREFUSED/)
})
