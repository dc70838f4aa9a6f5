import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type CloseReport, dial, type Socket } from '../../electron/net/socket.ts'
import { closeFrame, frame, rawServer, upgraded } from './support/rawServer.ts'

interface Dialled {
  readonly socket: Socket
  readonly messages: readonly string[]
  readonly dates: readonly (string | null)[]
  readonly reports: readonly CloseReport[]
  readonly closed: Promise<CloseReport>
}

function dialled(port: number, onMessage?: (socket: Socket) => void, handshakeTimeout = 10_000): Dialled {
  const messages: string[] = []
  const dates: (string | null)[] = []
  const reports: CloseReport[] = []
  const { promise: closed, resolve } = Promise.withResolvers<CloseReport>()
  const socket: Socket = dial(
    `ws://127.0.0.1:${port}/`,
    {
      onOpen: (date) => dates.push(date),
      onMessage: (text) => {
        messages.push(text)
        onMessage?.(socket)
      },
      onClose: (report) => {
        reports.push(report)
        resolve(report)
      },
    },
    { handshakeTimeout },
  )
  return { socket, messages, dates, reports, closed }
}

test('texts arrive whole and in order, with the date of the upgrade, whatever TCP makes of them', async () => {
  const texts = ['{"trnm":"PING"}', 'ㄱ'.repeat(200), 'x'.repeat(70_000), 'last']
  await using server = await rawServer(
    upgraded(async (socket) => {
      const bytes = Buffer.concat([...texts.map((text) => frame(text)), closeFrame(1000, 'Bye')])
      for (let at = 0; at < 600; at += 3) {
        socket.write(bytes.subarray(at, at + 3))
        await new Promise((resolve) => setImmediate(resolve))
      }
      socket.end(bytes.subarray(600))
    }),
  )
  const client = dialled(server.port)
  expect(await client.closed).toEqual({ reason: 'closed-by-peer', code: 1000, text: 'Bye' })
  expect(client.messages).toEqual(texts)
  expect(client.dates).toEqual(['Fri, 20 Nov 2026 02:47:00 GMT'])
})

test('the upgrade looks like a browser and offers no compression', async () => {
  let request = ''
  await using server = await rawServer(
    upgraded((socket, text) => {
      request = text
      socket.end(closeFrame(1000, ''))
    }),
  )
  await dialled(server.port).closed
  expect(request).toMatch(/user-agent: Mozilla\/5\.0 /i)
  expect(request).not.toMatch(/sec-websocket-extensions/i)
})

test('a reset and a bare end of the line are losses', async () => {
  await using resetting = await rawServer(upgraded((socket) => socket.resetAndDestroy()))
  expect(await dialled(resetting.port).closed).toEqual({ reason: 'lost', code: 'ECONNRESET' })
  await using ending = await rawServer(upgraded((socket) => socket.end()))
  expect(await dialled(ending.port).closed).toEqual({ reason: 'lost', code: '1006' })
})

test.each([
  ['reserved bits', Buffer.from([0xff, 0xff, 0xff, 0xff])],
  ['a text that is not UTF-8', frame(Buffer.from([0xc3, 0x28]))],
  ['a message beyond all measure', frame('x'.repeat(1024 * 1024 + 1))],
])('%s end the line at once as a protocol error, after what came before', async (_, bytes) => {
  await using server = await rawServer(
    upgraded((socket) => socket.write(Buffer.concat([frame('good'), bytes, frame('late')]))),
  )
  const client = dialled(server.port)
  expect(await client.closed).toEqual({ reason: 'protocol-error', code: expect.stringMatching(/^WS_ERR_/) })
  expect(client.messages).toEqual(['good'])
})

test('nobody there, an HTTP answer, and an end during the handshake are refusals', async () => {
  const gone = await rawServer(() => {})
  await gone[Symbol.asyncDispose]()
  expect(await dialled(gone.port).closed).toEqual({ reason: 'refused', code: 'ECONNREFUSED' })
  await using busy = await rawServer((socket) =>
    socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n'),
  )
  expect(await dialled(busy.port).closed).toEqual({ reason: 'refused', code: 'HTTP 503' })
  await using rude = await rawServer((socket) => socket.resetAndDestroy())
  expect(await dialled(rude.port).closed).toEqual({ reason: 'refused', code: 'ECONNRESET' })
})

test('garbage in place of a handshake is a protocol error', async () => {
  await using server = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  expect((await dialled(server.port).closed).reason).toBe('protocol-error')
})

test('a server that accepts and says nothing, or one byte at a time, is given up', async () => {
  await using mute = await rawServer(() => {})
  expect(await dialled(mute.port, undefined, 100).closed).toEqual({ reason: 'handshake-timeout' })
  await using slow = await rawServer(async (socket) => {
    for (const byte of 'HTTP/1.1 101 Switching Protocols\r\n'.repeat(50)) {
      if (socket.destroyed) return
      socket.write(byte)
      await pause(20)
    }
  })
  expect(await dialled(slow.port, undefined, 100).closed).toEqual({ reason: 'handshake-timeout' })
})

// Shorter than the half minute that ws would wait by itself.
const untilGivenUp = { timeout: 20_000 }

test(
  'our own goodbye is reported as ours, even to a peer that never answers, and nothing follows it',
  untilGivenUp,
  async () => {
    await using server = await rawServer(
      upgraded((socket) => {
        socket.write(Buffer.concat([frame('one'), frame('two')]))
      }),
    )
    const client = dialled(server.port, (socket) => socket.close())
    expect(await client.closed).toEqual({ reason: 'ours' })
    client.socket.send('too late')
    client.socket.close()
    expect(client.messages).toEqual(['one'])
    expect(client.reports).toHaveLength(1)
  },
)

test('a dial can be called off before it is answered', async () => {
  await using server = await rawServer(() => {})
  const client = dialled(server.port)
  client.socket.close()
  expect(await client.closed).toEqual({ reason: 'ours' })
  expect(client.dates).toEqual([])
})

test('a peer that says goodbye and leaves the line open is not waited for', untilGivenUp, async () => {
  await using server = await rawServer(upgraded((socket) => socket.write(closeFrame(1001, '점검'))))
  expect(await dialled(server.port).closed).toEqual({ reason: 'closed-by-peer', code: 1001, text: '점검' })
})
