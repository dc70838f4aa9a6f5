import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface RawServer extends AsyncDisposable {
  readonly port: number
}

/** A TCP server whose every byte the test decides. */
export async function rawServer(serve: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers the upgrade by hand, then hands the bare line over. */
export function upgraded(then: (socket: Socket, request: string) => void): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', (bytes) => {
      const request = `${bytes}`
      const key = /sec-websocket-key: (.+)\r\n/i.exec(request)?.[1] ?? ''
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          `Sec-WebSocket-Accept: ${accept}\r\nDate: Fri, 20 Nov 2026 02:47:00 GMT\r\n\r\n`,
        () => then(socket, request),
      )
    })
  }
}

/** One unmasked frame, as a server sends it. */
export function frame(payload: string | Buffer, opcode = 0x1): Buffer {
  const body = Buffer.from(payload)
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, body.length])
      : body.length < 65_536
        ? Buffer.from([0x80 | opcode, 126, body.length >> 8, body.length & 0xff])
        : Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0, ...uint32(body.length)])
  return Buffer.concat([head, body])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export function closeFrame(code: number, text: string): Buffer {
  return frame(Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(text)]), 0x8)
}
