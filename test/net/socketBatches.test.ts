import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { type CloseReport, dial } from '../../electron/net/socket.ts'

/** More than is handed on in one go, and more than the system gives in one read. */
const count = 3000

test('texts that were read together are handed on together, in order, and all before the goodbye behind them', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const sent = Array.from({ length: count }, (_, n) => `${n} ${'가'.repeat(100)}`)
  server.on('connection', (socket) => {
    for (const text of sent) socket.send(text)
    socket.close(1000, 'Bye')
  })
  const heard: string[] = []
  const turns = new Set<object>()
  let turn: object | undefined
  const report = await new Promise<CloseReport>((resolve) => {
    dial(
      `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      {
        onOpen: () => {},
        onMessage(text) {
          turn ??= {}
          turns.add(turn)
          // Whoever waits for a text is woken after this, and takes all that came with it.
          queueMicrotask(() => {
            turn = undefined
          })
          heard.push(text)
        },
        onClose: resolve,
      },
      { handshakeTimeout: 5000 },
    )
  })
  server.close()
  expect(heard).toEqual(sent)
  expect(report).toEqual({ reason: 'closed-by-peer', code: 1000, text: 'Bye' })
  expect(turns.size).toBeLessThan(count / 10)
})
