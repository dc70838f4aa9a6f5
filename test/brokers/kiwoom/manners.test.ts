import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { until } from '../../support/until.ts'
import { bareServer, grant } from './support/bareServer.ts'
import { frames } from './support/drive.ts'
import { golden } from './support/golden.ts'
import { watching } from './support/watching.ts'

test('on the wire: one LOGIN, one REG as documented, PINGs echoed to the byte, REMOVE, goodbye', async () => {
  const heard: string[] = []
  const oddPing = ' {"trnm" : "PING",  "t":"ㄱ" }\n'
  let goodbye = 0
  await using server = await bareServer({
    token: () => grant('canary-token-1a6f'),
    session: (socket) => {
      socket.on('close', (code) => {
        goodbye = code
      })
      socket.on('message', (data) => {
        heard.push(`${data}`)
        if (heard.length === 1) socket.send(frames.loginOk)
        if (heard.length === 2) {
          socket.send(frames.registered)
          socket.send(oddPing)
        }
      })
    },
  })
  await using client = watching(server)
  await until('the echo', () => heard.length === 3)
  await client.stop()
  await until('the goodbye', () => goodbye !== 0)
  expect(heard).toEqual([
    '{"trnm":"LOGIN","token":"canary-token-1a6f"}',
    golden('kiwoom_ws_reg_request_1h'),
    oddPing,
    '{"trnm":"REMOVE","grp_no":"1","data":[{"item":[""],"type":["1h"]}]}',
  ])
  expect(goodbye).toBe(1000)
  expect(JSON.parse(server.asked[0] ?? '')).toEqual({
    grant_type: 'client_credentials',
    appkey: 'canary-key-5b1e',
    secretkey: 'canary-secret-9c2d',
  })
})

test('no secret gets out, not even when the broker sends it back in its own words', async () => {
  const keys = 'canary-key-5b1e canary-secret-9c2d'
  const leak = `${keys} canary-token-1a6f`
  let sessions = 0
  await using server = await bareServer({
    token: (count) =>
      count === 1
        ? [200, JSON.stringify({ return_code: 3, return_msg: `no [1700:${keys}]` })]
        : grant('canary-token-1a6f'),
    session: (socket) => {
      sessions++
      socket.on('message', (data) => {
        socket.send(`${data}`)
        socket.send(`${'.'.repeat(290)}${leak}`)
        socket.send(golden('kiwoom_ws_1h_trigger_static_up').replace('"3860"', `"${leak}"`))
        socket.send(JSON.stringify({ trnm: 'SYSTEM', code: 'X', message: leak }))
        if (sessions === 2) socket.close(1000, leak)
        else socket.send(JSON.stringify({ trnm: 'LOGIN', return_code: 9999, return_msg: leak }))
      })
    },
  })
  await using client = watching(server)
  await client.status(({ loss }) => loss?.cause === 'token-refused', 'the refused token')
  await client.status(({ loss }) => loss?.cause === 'login-refused', 'the refused login')
  await client.status(({ loss }) => loss?.cause === 'closed-by-broker', 'the goodbye')
  const everything = [
    inspect(client.batches, { depth: null }),
    JSON.stringify(client.batches),
    client.log.join('\n'),
    inspect(client.source, { depth: null, showHidden: true }),
  ]
  for (const text of everything) expect(text).not.toMatch(/canary/)
  expect(client.batches.flat().filter(({ kind }) => kind === 'unreadable').length).toBeGreaterThan(2)
})
