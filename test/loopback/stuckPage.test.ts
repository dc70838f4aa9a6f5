import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createAccess } from '../../electron/loopback/access.ts'
import { openHttpServer } from '../../electron/loopback/httpServer.ts'
import { openWebSocketPorts } from '../../electron/loopback/webSocketPort.ts'
import type { Port } from '../../shared/rpc/port.ts'

it('a page that does not read is dropped before it fills the memory', async () => {
  const http = await openHttpServer({ folder: '/nonexistent' })
  const { server, origin } = http
  const access = createAccess({ now: () => 0, onReuse() {} })
  const given = Promise.withResolvers<Port>()
  const limits = { maxUnsent: 8 * 1024 * 1024 }
  const ports = openWebSocketPorts({ server, origin, access, limits, onPort: given.resolve })
  onTestFinished(async () => {
    await ports[Symbol.asyncDispose]()
    await http[Symbol.asyncDispose]()
  })

  const page = new WebSocket(`${origin.replace('http', 'ws')}/port`, { origin })
  page.on('open', () => page.send(JSON.stringify({ token: access.mint() })))
  const port = await given.promise
  const closed = new Promise<'closed'>((resolve) => port.onClose(() => resolve('closed')))
  page.pause()
  let sent = 0
  const megabyte = 'x'.repeat(1024 * 1024)
  const ended = closed.then(() => sent)
  while (sent < 200 && (await Promise.race([ended, tick()])) === undefined) {
    port.send(megabyte)
    sent++
  }
  expect(await closed).toBe('closed')
  expect(sent).toBeLessThan(200)
  page.terminate()
})

function tick(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(() => resolve(undefined)))
}
