import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

export interface BareServer extends AsyncDisposable {
  readonly rest: string
  readonly socket: string
  readonly credential: { readonly appKey: string; readonly appSecret: string }
  /** Bodies of the token requests so far. */
  readonly asked: readonly string[]
}

interface Parts {
  /** The body of the answer to a token request, and its status. */
  token(count: number): readonly [number, string]
  session?(socket: WebSocket): void
}

/** A server that says just what a test wants said, where the simulator is too well-behaved. */
export async function bareServer({ token, session }: Parts): Promise<BareServer> {
  const asked: string[] = []
  const http = createServer(async (request, response) => {
    asked.push(await bodyOf(request))
    const [status, body] = token(asked.length)
    // Without a Date, nobody takes this machine's clock for the broker's while the test owns the time.
    response.sendDate = false
    response.writeHead(status).end(body)
  })
  const websockets = new WebSocketServer({ server: http })
  websockets.on('connection', (socket) => session?.(socket))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    rest: `http://127.0.0.1:${port}`,
    socket: `ws://127.0.0.1:${port}/`,
    credential: { appKey: 'canary-key-5b1e', appSecret: 'canary-secret-9c2d' },
    asked,
    async [Symbol.asyncDispose]() {
      for (const client of websockets.clients) client.terminate()
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

export function grant(token: string, expires = '20991231235959'): readonly [number, string] {
  return [200, JSON.stringify({ expires_dt: expires, token_type: 'bearer', token, return_code: 0 })]
}
