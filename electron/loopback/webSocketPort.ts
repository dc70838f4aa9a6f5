import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { createPort } from '../../shared/rpc/createPort.ts'
import type { Port } from '../../shared/rpc/port.ts'
import type { Access } from './access.ts'
import { firstRefusal, type Guard, portGuards } from './guards.ts'

interface WebSocketPortOptions {
  readonly server: Server
  readonly origin: string
  readonly access: Pick<Access, 'admit'>
  /** Trust is settled: what is said from here on is the contract's. */
  onPort(port: Port): void
  onRefused?(reason: string): void
  readonly guards?: readonly Guard[]
  readonly limits?: Partial<Limits>
}

export interface Limits {
  /** Until the first message shows a key, ms. */
  readonly keyDeadline: number
  /** The longest message a page may send, bytes. */
  readonly maxPayload: number
  /** More than this unsent to a page that does not read, bytes: it is stuck. */
  readonly maxUnsent: number
}

const defaultLimits: Limits = {
  keyDeadline: 5000,
  maxPayload: 1024 * 1024,
  maxUnsent: 64 * 1024 * 1024,
}

const refusedCode = 4401

/** Hands out a Port for every WebSocket at `/port` that shows a key first. */
export function openWebSocketPorts(options: WebSocketPortOptions): AsyncDisposable {
  const { server, origin, access, onPort, onRefused, guards = Object.values(portGuards) } = options
  const limits = { ...defaultLimits, ...options.limits }
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxPayload,
    perMessageDeflate: false,
  })

  server.on('upgrade', (request, stream, head) => {
    const { method = '', url = '', headers } = request
    const refusal = firstRefusal(guards, { method, url, headers }, origin)
    if (!refusal) return sockets.handleUpgrade(request, stream, head, welcome)
    onRefused?.(refusal.reason)
    turnAway(stream, refusal.status)
  })

  function welcome(socket: WebSocket): void {
    // A protocol error (oversize, bad frame) also closes the socket, which is all there is to know.
    socket.on('error', () => {})
    const late = setTimeout(() => refuse('slow'), limits.keyDeadline)
    socket.once('close', () => clearTimeout(late))
    socket.once('message', (data, isBinary) => {
      clearTimeout(late)
      const admittance = access.admit(isBinary ? '' : data.toString())
      if (admittance.kind === 'refused') return refuse(admittance.reason)
      socket.send(JSON.stringify({ session: admittance.session }))
      onPort(portOf(socket, limits.maxUnsent))
    })

    function refuse(reason: string): void {
      onRefused?.(reason)
      socket.close(refusedCode)
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) {
        socket.close(1001)
        socket.terminate()
      }
    },
  }
}

function portOf(socket: WebSocket, maxUnsent: number): Port {
  const { port, events } = createPort({
    send(message) {
      socket.send(message)
      if (socket.bufferedAmount > maxUnsent) socket.terminate()
    },
    close: () => socket.close(),
  })
  socket.on('message', (data: RawData, isBinary) => events.received(isBinary ? data : data.toString()))
  socket.on('close', () => events.ended())
  return port
}

function turnAway(stream: Duplex, status: number): void {
  stream.on('error', () => {})
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
