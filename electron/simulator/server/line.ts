import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ServerCounters } from './serverState.ts'

export interface Line extends AsyncDisposable {
  readonly port: number
  /** In a black hole nothing is read and nothing is written, yet every connection stays open. */
  isDark(): boolean
  /** Resolves when it is not dark. */
  lit(): Promise<void>
  darken(): void
  /** Lets the light in again, to connections that were made in the dark too. */
  light(): void
  /** New connections get ECONNREFUSED; those that exist stay. */
  refuse(): void
  /** Listens again, on the same port. */
  accept(): Promise<void>
}

interface Handlers {
  readonly request: RequestListener
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly counters: Pick<ServerCounters, 'connections'>
}

/** The TCP port of one broker. Connections reach the HTTP server by hand, so that they can be held back unread. */
export async function openLine({ request, upgrade, counters }: Handlers): Promise<Line> {
  const sockets = new Set<Socket>()
  const darkness = createDarkness()

  const http = createHttpServer(request)
  http.on('upgrade', async (message, socket, head) => {
    await darkness.lit()
    upgrade(message, socket, head)
  })

  const gate = createServer(async (socket) => {
    counters.connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    await darkness.lit()
    if (!socket.destroyed) http.emit('connection', socket)
  })
  await listen(gate, 0)
  const address = gate.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    port,
    ...darkness,
    refuse() {
      if (gate.listening) gate.close()
    },
    async accept() {
      if (!gate.listening) await listen(gate, port)
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      http.close()
      if (!gate.listening) return
      gate.close()
      await once(gate, 'close')
    },
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
}

function createDarkness(): Pick<Line, 'isDark' | 'lit' | 'darken' | 'light'> {
  let dark: PromiseWithResolvers<void> | undefined
  return {
    isDark: () => dark !== undefined,
    lit: async () => dark?.promise,
    darken() {
      dark ??= Promise.withResolvers()
    },
    light() {
      dark?.resolve()
      dark = undefined
    },
  }
}
