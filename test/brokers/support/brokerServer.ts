import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** One question as it reached the server. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface BrokerServer extends AsyncDisposable {
  readonly rest: string
  /** Every question so far, in order. */
  readonly asked: readonly Asked[]
  /** Tokens asked for. */
  tokens(): number
  /** Questions whose client hung up before the answer was whole. */
  hungUp(): number
  /** Answers whose last byte is out. */
  answered(): number
}

export type Answering = (asked: Asked, response: ServerResponse, count: number) => void | Promise<void>

interface Granting {
  readonly tokenPath: string
  readonly grant: object
  readonly mayGrant: Promise<void>
}

/** A server that says just what a test wants said, and grants every token that is asked for once it may. */
export async function brokerServer(
  { tokenPath, grant, mayGrant }: Granting,
  answer: Answering,
): Promise<BrokerServer> {
  const asked: Asked[] = []
  let tokens = 0
  let hungUp = 0
  let answered = 0
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    // Without a Date, nobody takes this machine's clock for the broker's while the test owns the time.
    response.sendDate = false
    if (request.url === tokenPath) {
      tokens += 1
      await mayGrant
      return void response.end(JSON.stringify(grant))
    }
    response.once('close', () => {
      if (response.writableFinished) answered += 1
      else hungUp += 1
    })
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://broker')
    const { method = '', headers } = request
    const one = { method, path: pathname, query: Object.fromEntries(searchParams), headers, body }
    asked.push(one)
    await answer(one, response, asked.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    rest: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    tokens: () => tokens,
    hungUp: () => hungUp,
    answered: () => answered,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** What HTTP itself adds says nothing to a broker. */
export function ownHeaders({ headers }: Asked): Readonly<Record<string, unknown>> {
  const {
    host: _host,
    connection: _connection,
    'user-agent': _agent,
    'content-length': _length,
    ...own
  } = headers
  return own
}
