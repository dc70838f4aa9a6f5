import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { createMailbox } from '../../shared/rpc/mailbox.ts'

const page = 'Vigil로 돌아가세요.\nYou may close this page and return to Vigil.\n'

/** Nothing here may be kept, framed, run, or told to the next page. */
const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
}

/**
 * Listens on this machine at `redirect` and yields each address that a browser was sent to there, until the signal
 * aborts. Ends at once where it cannot listen: a host that is not this machine, or a port that is taken. Never throws.
 */
export async function* listenForRedirect(redirect: string, signal: AbortSignal): AsyncIterable<string> {
  const place = placeOf(redirect)
  if (!place || signal.aborted) return
  const heard = createMailbox<string>()
  const server = createServer((request, response) => {
    const address = addressOf(place.origin, request.url)
    const isOurs = request.method === 'GET' && address?.pathname === place.pathname
    answer(response, isOurs ? 200 : 404)
    if (isOurs && address) heard.put(address.href)
  })
  server.requestTimeout = 5000
  if (!(await listening(server, place))) return
  const stop = () => heard.close()
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    for await (const addresses of heard) yield* addresses
  } finally {
    signal.removeEventListener('abort', stop)
    // An answer that is on its way still arrives.
    server.close()
    server.closeIdleConnections()
  }
}

interface Place {
  readonly origin: string
  readonly pathname: string
  readonly host: string
  readonly port: number
}

const loopback: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': '127.0.0.1',
}

function placeOf(redirect: string): Place | null {
  if (!URL.canParse(redirect)) return null
  const { protocol, hostname, port, origin, pathname } = new URL(redirect)
  const host = Object.hasOwn(loopback, hostname) ? loopback[hostname] : undefined
  return protocol === 'http:' && host ? { origin, pathname, host, port: Number(port || 80) } : null
}

/** `//host` would leave this machine. */
function addressOf(origin: string, path = ''): URL | null {
  return /^\/(?!\/)/.test(path) && URL.canParse(path, origin) ? new URL(path, origin) : null
}

function answer(response: ServerResponse, status: 200 | 404): void {
  response.writeHead(status, headers).end(status === 200 ? page : '')
}

async function listening(server: ReturnType<typeof createServer>, { host, port }: Place): Promise<boolean> {
  server.listen({ host, port, exclusive: true })
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  }
}
