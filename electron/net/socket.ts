import WebSocket, { type ClientOptions } from 'ws'
import { userAgent } from './userAgent.ts'

/** Why a socket is no more. */
export type CloseReport =
  /** It said goodbye with a close frame. */
  | { readonly reason: 'closed-by-peer'; readonly code: number; readonly text: string }
  /** An open line broke off without a word. */
  | { readonly reason: 'lost'; readonly code: string }
  /** It never opened: nobody there, or an HTTP answer in place of the upgrade. */
  | { readonly reason: 'refused'; readonly code: string }
  | { readonly reason: 'handshake-timeout' }
  /** What came was not WebSocket. */
  | { readonly reason: 'protocol-error'; readonly code: string }
  | { readonly reason: 'ours' }

export interface SocketHandlers {
  /** With the Date header of the server's answer, if it sent one. */
  onOpen(date: string | null): void
  onMessage(text: string): void
  /** The last call of all, exactly once. */
  onClose(report: CloseReport): void
}

export interface DialOptions {
  /** For connecting and the whole handshake, in ms. */
  readonly handshakeTimeout: number
}

export interface Socket {
  /** Dropped without notice when the socket is no longer open; its close report tells. */
  send(text: string): void
  /** Says goodbye and hangs up; the close report comes within a second, whatever the peer does. */
  close(): void
}

export type Dial = (url: string, handlers: SocketHandlers, options: DialOptions) => Socket

const largestMessage = 1024 * 1024
/** A peer that has said goodbye, or been told so, gets this long to end the line, in ms. */
const closeTimeout = 1000
/** More than this is not gathered before it is handed on: the rest waits in the system's own buffers. */
const mostTogether = 512

const clientOptions: ClientOptions & { closeTimeout: number } = {
  perMessageDeflate: false,
  maxPayload: largestMessage,
  headers: { 'User-Agent': userAgent },
  closeTimeout,
}

/** Opens a WebSocket for text. It never pings: some brokers hang up on a client that does. */
export const dial: Dial = (url, handlers, { handshakeTimeout }) => {
  const socket = new WebSocket(url, clientOptions)
  let report: CloseReport | undefined
  let opened = false
  let date: string | null = null
  let waiting: string[] = []

  /**
   * Everything that the system had for us is handed on in one go, as soon as it has all been read. In a storm
   * the events then share a commit; one event alone does not wait for anything.
   */
  const handOn = () => {
    const texts = waiting
    waiting = []
    for (const text of texts) if (report?.reason !== 'ours') handlers.onMessage(text)
  }
  /** The first cause is the true one; what follows from it is noise. */
  const end = (cause: CloseReport) => {
    report ??= cause
    // Without this, ws waits for a goodbye that a broken line cannot bring.
    socket.terminate()
  }
  const timer = setTimeout(() => end({ reason: 'handshake-timeout' }), handshakeTimeout)

  socket.on('upgrade', (response) => {
    date = response.headers.date ?? null
    // ws keeps the system's reason to itself and says 1006.
    response.socket.once('error', (error) => {
      report ??= reportOf(error, true)
    })
  })
  socket.on('open', () => {
    clearTimeout(timer)
    opened = true
    if (!report) handlers.onOpen(date)
  })
  socket.on('message', (data) => {
    if (report) return
    const count = waiting.push(data.toString())
    if (count === 1) setImmediate(handOn)
    if (count === mostTogether) handOn()
  })
  socket.on('unexpected-response', (_request, response) => {
    end({ reason: 'refused', code: `HTTP ${response.statusCode}` })
  })
  socket.on('error', (error) => end(reportOf(error, opened)))
  socket.on('close', (code, text) => {
    clearTimeout(timer)
    handOn()
    handlers.onClose(report ?? goodbye(code, text.toString()))
  })

  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close() {
      report ??= { reason: 'ours' }
      if (opened) socket.close(1000)
      else socket.terminate()
    },
  }
}

/** ws reports 1006 where no close frame came. */
function goodbye(code: number, text: string): CloseReport {
  return code === 1006 ? { reason: 'lost', code: '1006' } : { reason: 'closed-by-peer', code, text }
}

function reportOf(error: Error & { code?: unknown }, opened: boolean): CloseReport {
  const code = typeof error.code === 'string' ? error.code : null
  // The handshake's own complaints carry no code.
  if (code === null || code.startsWith('WS_ERR') || code.startsWith('HPE_'))
    return { reason: 'protocol-error', code: code ?? 'HANDSHAKE' }
  return { reason: opened ? 'lost' : 'refused', code }
}
