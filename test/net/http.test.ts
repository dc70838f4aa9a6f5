import { expect, test } from 'vitest'
import { createHttp, type WireRequest } from '../../electron/net/http.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { rawServer } from './support/rawServer.ts'

const request = (port: number, more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'POST',
  url: `http://127.0.0.1:${port}/oauth2/token?a=1`,
  headers: { 'api-id': 'au10001' },
  body: '{"q":"값"}',
  deadline: 20_000,
  signal: new AbortController().signal,
  ...more,
})

const answer = (head: string, body = '') =>
  `HTTP/1.1 ${head}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

test('any status is a response, with its headers in lower case and its body as text', async () => {
  let asked = ''
  await using server = await rawServer((socket) =>
    socket.on('data', (bytes) => {
      asked += bytes
      if (asked.endsWith('}'))
        socket.end(answer('429 Too Many\r\nDate: Fri, 20 Nov 2026 02:47:00 GMT', '한도'))
    }),
  )
  await using http = createHttp(systemClock)
  expect(await http.request(request(server.port))).toEqual({
    kind: 'response',
    status: 429,
    headers: expect.objectContaining({ date: 'Fri, 20 Nov 2026 02:47:00 GMT' }),
    body: '한도',
  })
  expect(asked).toMatch(/^POST \/oauth2\/token\?a=1 HTTP\/1\.1\r\n/)
  expect(asked).toMatch(/user-agent: Mozilla\/5\.0 /)
  expect(asked.endsWith('{"q":"값"}')).toBe(true)
})

test('each way to fail has its name, and none of them throws', async () => {
  await using http = createHttp(systemClock)
  const gone = await rawServer(() => {})
  await gone[Symbol.asyncDispose]()
  expect(await http.request(request(gone.port))).toEqual({
    kind: 'failed',
    reason: 'offline',
    code: 'ECONNREFUSED',
  })
  await using mute = await rawServer(() => {})
  expect(await http.request(request(mute.port, { deadline: 50 }))).toMatchObject({ reason: 'deadline' })
  const aborted = new AbortController()
  const pending = http.request(request(mute.port, { signal: aborted.signal }))
  aborted.abort()
  expect(await pending).toMatchObject({ reason: 'aborted' })
  await using garbage = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  expect(await http.request(request(garbage.port))).toMatchObject({ reason: 'protocol' })
  await using rude = await rawServer((socket) => socket.resetAndDestroy())
  expect(await http.request(request(rude.port))).toMatchObject({ reason: 'offline' })
  expect(await http.request(request(0, { url: 'no url' }))).toMatchObject({ kind: 'failed' })
})

/** A server whose body has so many bytes, and how many of them it got rid of. */
async function bodyOf(bytes: number, head: string) {
  let left = bytes
  let poured = 0
  const gone = Promise.withResolvers<void>()
  const server = await rawServer((socket) => {
    socket.on('close', () => gone.resolve())
    socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`)
    const pour = () => {
      while (!socket.destroyed && left > 0) {
        const chunk = Buffer.alloc(Math.min(left, 0x10000), 'x')
        left -= chunk.length
        poured += chunk.length
        if (!socket.write(chunk)) return
      }
      if (left === 0) socket.end()
    }
    socket.on('drain', pour)
    pour()
  })
  return {
    port: server.port,
    poured: () => poured,
    gone: gone.promise,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

const mebibyte = 1024 * 1024
const closing = 'Connection: close'

test('a list of two megabytes is read by whoever asks for a list, and by nobody else', async () => {
  await using http = createHttp(systemClock)
  for (const head of [closing, `${closing}\r\nContent-Length: ${2 * mebibyte}`]) {
    await using list = await bodyOf(2 * mebibyte, head)
    const told = await http.request(request(list.port, { limit: 8 * mebibyte }))
    expect(told.kind === 'response' && told.body.length).toBe(2 * mebibyte)
    await using again = await bodyOf(2 * mebibyte, head)
    expect(await http.request(request(again.port))).toEqual({
      kind: 'failed',
      reason: 'too-large',
      code: null,
    })
  }
})

test('a body is read up to its limit to the byte', async () => {
  await using http = createHttp(systemClock)
  for (const limit of [undefined, 3 * mebibyte]) {
    const most = limit ?? mebibyte
    const more = limit === undefined ? {} : { limit }
    await using full = await bodyOf(most, closing)
    expect(await http.request(request(full.port, more))).toMatchObject({ kind: 'response' })
    await using over = await bodyOf(most + 1, closing)
    expect(await http.request(request(over.port, more))).toMatchObject({ reason: 'too-large' })
  }
})

test('sixty-four megabytes are given up early, and the line is closed', async () => {
  await using http = createHttp(systemClock)
  for (const head of [closing, `Content-Length: ${64 * mebibyte}`]) {
    await using endless = await bodyOf(64 * mebibyte, head)
    const told = await http.request(request(endless.port, { limit: 8 * mebibyte }))
    expect(told).toMatchObject({ kind: 'failed', reason: 'too-large' })
    await endless.gone
    // What the system's own buffers hold is on top of it.
    expect(endless.poured()).toBeLessThan(32 * mebibyte)
  }
})

test('a body without end is cut off at a mebibyte, and a body that stalls at the deadline', async () => {
  await using http = createHttp(systemClock)
  await using endless = await rawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const pour = () => {
      while (!socket.destroyed && socket.write(chunk));
    }
    socket.on('drain', pour)
    pour()
  })
  expect(await http.request(request(endless.port))).toMatchObject({ kind: 'failed', reason: 'too-large' })
  await using stalling = await rawServer((socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'),
  )
  expect(await http.request(request(stalling.port, { deadline: 100 }))).toMatchObject({ reason: 'deadline' })
})
