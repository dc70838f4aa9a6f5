import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pageHeaders } from '../pages/pageHeaders.ts'
import { readPage } from '../pages/readPage.ts'
import { firstRefusal, type Guard, pageGuards } from './guards.ts'

const frontPage = '/browser.html'
/** The page reaches its one port and nothing else. */
const headersOf = (origin: string) => pageHeaders(`${origin.replace('http:', 'ws:')}/port`)

interface HttpServerOptions {
  /** The built renderer. */
  readonly folder: string
  /** 0 or absent: a free one. */
  readonly port?: number
  readonly guards?: readonly Guard[]
}

/** Serves the renderer's files, which hold nothing secret, to browsers on this machine only. */
export interface HttpServer extends AsyncDisposable {
  readonly server: Server
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
}

/** Rejects when the port is taken. */
export async function openHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { folder, port = 0, guards = Object.values(pageGuards) } = options
  let origin = ''
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const refusal = firstRefusal(guards, { method, url, headers }, origin)
    if (refusal) return end(response, refusal.status)
    const { pathname } = new URL(url, origin)
    const page = await readPage(folder, pathname === '/' ? frontPage : pathname)
    if (!page) return end(response, 404)
    response.writeHead(200, { ...headersOf(origin), 'content-type': page.type })
    response.end(method === 'HEAD' ? undefined : page.body)
  }

  function end(response: ServerResponse, status: number): void {
    response.writeHead(status, { ...headersOf(origin), connection: 'close' })
    response.end()
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    server,
    origin,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
