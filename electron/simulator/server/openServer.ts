import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Line, openLine } from './line.ts'
import type { ServerState } from './serverState.ts'

export interface Question {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** The body as it came. */
  readonly text: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Text goes out as it is, anything else as JSON. */
  readonly body: unknown
  /** The broker's code, where this is a refusal. */
  readonly refused?: string
}

interface Handlers<Code> {
  readonly state: ServerState<Code>
  readonly answer: (question: Question) => Answer
  /** For brokers with a websocket. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

const firewallPage = '<html><body><h1>Request blocked</h1></body></html>'

/** A broker's HTTP server, on a loopback port of its own. */
export async function openServer<Code>({ state, answer, upgrade }: Handlers<Code>): Promise<Line> {
  const { counters, faults, answers, serverClock } = state
  const respond = (question: Question): Answer => {
    const { htmlStatus } = faults
    if (htmlStatus === undefined) return answer(question)
    const headers = { 'Content-Type': 'text/html' }
    return { status: htmlStatus, headers, body: firewallPage, refused: 'html' }
  }

  const request = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController()
    response.on('close', () => {
      if (response.writableFinished) return
      counters.aborted += 1
      gone.abort()
    })
    const text = await readText(message)
    await line.lit()
    // The client gave up before its request was whole.
    if (text === undefined) return
    const { status, headers, body, refused } = respond(questionOf(message, text))
    if (refused !== undefined) counters.refusals[refused] = (counters.refusals[refused] ?? 0) + 1
    await answers.pass(gone.signal)
    await line.lit()
    if (gone.signal.aborted) return
    // HTTP's own header names go out capitalised, the broker's in lower case, as from the live servers.
    response.writeHead(status, { Date: new Date(serverClock.now()).toUTCString(), ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const line = await openLine({ request, upgrade: upgrade ?? refuseUpgrade, counters })
  return line
}

function questionOf({ method = '', url = '', headers }: IncomingMessage, text: string): Question {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark))
  return { method, path, query, headers, text }
}

function refuseUpgrade(_request: IncomingMessage, socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  } catch {
    return undefined
  }
}
