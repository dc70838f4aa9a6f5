import { createPort } from '../../shared/rpc/createPort.ts'
import type { Port } from '../../shared/rpc/port.ts'

/** What a page shows at the door: the one-time token of its link, or the session it got for one. */
export type Key = { readonly token: string } | { readonly session: string }

/** `refused`: the host is there and does not take the key. `gone`: nobody answers. */
export type Admission =
  | { readonly kind: 'admitted'; readonly port: Port; readonly session: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'gone' }

/** The close code with which the host turns a key down. */
const refusedCode = 4401

/** Shows `key` as the first message; the host's first message is the session for the next reload. */
export function openWebSocketPort(socket: WebSocket, key: Key): Promise<Admission> {
  const { port, events } = createPort({
    send: (message) => socket.send(message),
    close: () => socket.close(),
  })
  socket.addEventListener('open', () => socket.send(JSON.stringify(key)), { once: true })
  socket.addEventListener('close', () => events.ended(), { once: true })
  return new Promise((resolve) => {
    socket.addEventListener(
      'close',
      ({ code }) => resolve({ kind: code === refusedCode ? 'refused' : 'gone' }),
      { once: true },
    )
    socket.addEventListener(
      'message',
      (event) => {
        const session = sessionIn(event.data)
        if (session === undefined) return port.close()
        socket.addEventListener('message', ({ data }) => events.received(data))
        resolve({ kind: 'admitted', port, session })
      },
      { once: true },
    )
  })
}

function sessionIn(message: unknown): string | undefined {
  try {
    const { session } = JSON.parse(String(message)) as { session?: unknown }
    return typeof session === 'string' ? session : undefined
  } catch {
    return undefined
  }
}
