import { EventEmitter, once } from 'node:events'
import { MessageChannel, type MessagePort as NodeMessagePort } from 'node:worker_threads'
import { createAccess } from '../../electron/loopback/access.ts'
import { openHttpServer } from '../../electron/loopback/httpServer.ts'
import { openWebSocketPorts } from '../../electron/loopback/webSocketPort.ts'
import { messagePortMain } from '../../electron/shell/messagePort.ts'
import { messagePort } from '../../renderer/ports/messagePort.ts'
import { openWebSocketPort } from '../../renderer/ports/webSocket.ts'
import { createPort } from '../../shared/rpc/createPort.ts'
import type { Port } from '../../shared/rpc/port.ts'

/** Two ends of one pipe, as a host would have them. */
export interface Pair extends AsyncDisposable {
  readonly monitorSide: Port
  readonly pageSide: Port
}

export async function memoryPair(): Promise<Pair> {
  const left = end((message) => queueMicrotask(() => right.events.received(message)))
  const right = end((message) => queueMicrotask(() => left.events.received(message)))
  left.onShut(() => right.events.ended())
  right.onShut(() => left.events.ended())
  return { monitorSide: left.port, pageSide: right.port, async [Symbol.asyncDispose]() {} }
}

function end(send: (message: string) => void) {
  let shut = () => {}
  const { port, events } = createPort({ send, close: () => queueMicrotask(() => shut()) })
  return {
    port,
    events,
    onShut(listener: () => void) {
      shut = listener
    },
  }
}

export async function channelPair(): Promise<Pair> {
  const { port1, port2 } = new MessageChannel()
  const pageSide = messagePort(port2 as unknown as MessagePort)
  const monitorSide = messagePortMain(asMessagePortMain(port1))
  return {
    monitorSide,
    pageSide,
    async [Symbol.asyncDispose]() {
      monitorSide.close()
      pageSide.close()
    },
  }
}

/** Electron's MessagePortMain: an EventEmitter whose messages are events with `data`. */
function asMessagePortMain(pipe: NodeMessagePort) {
  const emitter = new EventEmitter()
  pipe.on('message', (data) => emitter.emit('message', { data, ports: [] }))
  pipe.on('close', () => emitter.emit('close'))
  return Object.assign(emitter, {
    postMessage: (message: unknown) => pipe.postMessage(message),
    start: () => pipe.start(),
    close: () => pipe.close(),
  })
}

export async function socketPair(): Promise<Pair> {
  const http = await openHttpServer({ folder: '/nonexistent' })
  const { server, origin } = http
  const access = createAccess({ now: () => 0, onReuse() {} })
  const monitorSide = Promise.withResolvers<Port>()
  const ports = openWebSocketPorts({ server, origin, access, onPort: monitorSide.resolve })
  const socket = openSocket(origin)
  const admission = await openWebSocketPort(socket, { token: access.mint() })
  if (admission.kind !== 'admitted') throw new Error('The page was not admitted.')
  return {
    monitorSide: await monitorSide.promise,
    pageSide: admission.port,
    async [Symbol.asyncDispose]() {
      await ports[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
      if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close')
    },
  }
}

/** Node's own WebSocket speaks as a browser does once it is told which page it is. */
export function openSocket(origin: string): WebSocket {
  const NodeWebSocket = WebSocket as unknown as new (
    url: string,
    options: { headers: Record<string, string> },
  ) => WebSocket
  return new NodeWebSocket(`${origin.replace('http:', 'ws:')}/port`, { headers: { origin } })
}
