import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { createSession, type Session, type SessionDeps } from './session.ts'
import { realFrame } from './tradeEntry.ts'

export const socketPath = '/api/dostk/websocket'

export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Writes to every session registered for VIs; the number of those that took it. */
  broadcast(text: string): number
  /** Writes to each session the entries of the items that it registered for trades; the number of entries written. */
  tellTrades(entries: ReadonlyMap<string, readonly string[]>): number
  /** Every item that any session registered for trades. */
  tradeItems(): readonly string[]
  /** Resolves when what was written has left for the kernel. */
  flushed(): Promise<void>
  /** `close` with a close frame, `fin` and `rst` without one. */
  drop(how: 'close' | 'fin' | 'rst'): void
  takeOverAll(): void
  pauseReading(): void
  resumeReading(): void
}

interface Connection {
  readonly session: Session
  readonly websocket: WebSocket
  readonly tcp: Socket
}

export function createSocketServer(deps: Omit<SessionDeps, 'onLogin'>): SocketServer {
  const { counters, faults } = deps
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const connections = new Set<Connection>()

  const onLogin = (newest: Session) => {
    if (!faults.sessionsCoexist) takeOver(connections, newest)
  }
  const count = () => {
    counters.liveSockets = connections.size
    counters.mostSockets = Math.max(counters.mostSockets, connections.size)
  }
  const admit = (websocket: WebSocket, tcp: Socket) => {
    const connection = { session: createSession(websocket, { ...deps, onLogin }), websocket, tcp }
    connections.add(connection)
    count()
    websocket.on('close', () => {
      connections.delete(connection)
      count()
      deps.onTradesRegistered()
    })
  }

  return {
    upgrade(request, socket, head) {
      counters.dials += 1
      if (request.url !== socketPath || !(socket instanceof Socket)) {
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, (websocket) => admit(websocket, socket))
    },
    ...controlsOver(connections),
  }
}

function controlsOver(connections: ReadonlySet<Connection>): Omit<SocketServer, 'upgrade'> {
  return {
    broadcast(text) {
      const watching = [...connections].filter(({ session }) => session.watchesVi())
      return watching.filter(({ session }) => session.send(text)).length
    },
    tellTrades(entries) {
      let written = 0
      for (const { session } of connections) {
        const own = session.tradeItems().flatMap((item) => entries.get(item) ?? [])
        if (own.length > 0 && session.send(realFrame(own))) written += own.length
      }
      return written
    },
    tradeItems: () => [...connections].flatMap(({ session }) => session.tradeItems()),
    async flushed() {
      await Promise.all([...connections].map(({ tcp }) => drained(tcp)))
    },
    drop(how) {
      for (const { session, tcp } of connections) {
        if (how === 'close') session.hangUp()
        else if (how === 'fin') tcp.end()
        else tcp.resetAndDestroy()
      }
    },
    takeOverAll: () => takeOver(connections),
    pauseReading() {
      for (const { websocket } of connections) websocket.pause()
    },
    resumeReading() {
      for (const { websocket } of connections) websocket.resume()
    },
  }
}

function takeOver(connections: ReadonlySet<Connection>, newest?: Session): void {
  for (const { session } of connections) if (session !== newest && session.isLoggedIn()) session.takeOver()
}

function drained(tcp: Socket): Promise<void> {
  if (!tcp.writableNeedDrain) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      tcp.off('drain', done).off('close', done)
      resolve()
    }
    tcp.on('drain', done).on('close', done)
  })
}
