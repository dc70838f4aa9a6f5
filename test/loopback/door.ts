import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClientOptions, WebSocket } from 'ws'
import { type Access, createAccess } from '../../electron/loopback/access.ts'
import { type Guard, pageGuards, portGuards } from '../../electron/loopback/guards.ts'
import { openHttpServer } from '../../electron/loopback/httpServer.ts'
import { type Limits, openWebSocketPorts } from '../../electron/loopback/webSocketPort.ts'

type GuardName = keyof typeof pageGuards | keyof typeof portGuards

interface DoorOptions {
  /** Left out, to see what it holds back. */
  readonly without?: GuardName | 'access'
  readonly limits?: Partial<Limits>
}

/** The door as the host builds it, with a page and a file beside the folder that no page may reach. */
export interface Door extends AsyncDisposable {
  readonly origin: string
  readonly port: number
  readonly access: Access
  /** What the people let in have said. */
  readonly heard: string[]
  /** How many were let in. */
  readonly admitted: () => number
  readonly reuses: () => number
  readonly clock: { now: number }
  readonly folder: string
}

export async function openDoor({ without, limits = {} }: DoorOptions = {}): Promise<Door> {
  const base = mkdtempSync(join(tmpdir(), 'vigil-door-'))
  const folder = join(base, 'renderer')
  mkdirSync(folder)
  writeFileSync(join(folder, 'browser.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'code.js'), 'page()')
  writeFileSync(join(base, 'secret.js'), 'secret()')
  mkdirSync(join(base, 'renderer-old'))
  writeFileSync(join(base, 'renderer-old', 'secret.js'), 'secret()')

  const clock = { now: 0 }
  const heard: string[] = []
  let admitted = 0
  let reuses = 0
  const access = createAccess({ now: () => clock.now, onReuse: () => reuses++ })
  const http = await openHttpServer({ folder, guards: all(pageGuards, without) })
  const { server, origin } = http
  const ports = openWebSocketPorts({
    server,
    origin,
    access: without === 'access' ? { admit: () => ({ kind: 'admitted', session: 'anyone' }) } : access,
    guards: all(portGuards, without),
    limits,
    onPort(port) {
      admitted++
      port.onMessage((message) => heard.push(message))
    },
  })
  return {
    origin,
    port: Number(new URL(origin).port),
    access,
    heard,
    admitted: () => admitted,
    reuses: () => reuses,
    clock,
    folder,
    async [Symbol.asyncDispose]() {
      await ports[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

function all(guards: Readonly<Record<string, Guard>>, without: string | undefined): Guard[] {
  return Object.entries(guards).flatMap(([name, guard]) => (name === without ? [] : [guard]))
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request as any program on this machine could make it, with the path untouched. */
export function ask(
  door: Door,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: door.port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

interface Call {
  readonly path?: string
  readonly origin?: string | undefined
  readonly headers?: Record<string, string>
  /** Said one after the other once the line is open. */
  readonly say?: readonly string[]
}

export type Fate =
  /** The handshake itself was turned down. */
  | { readonly kind: 'turned away'; readonly status: number }
  | { readonly kind: 'let in'; readonly session: string; readonly socket: WebSocket }
  | { readonly kind: 'hung up on'; readonly code: number }

/** Opens a WebSocket as a page of `origin` would, says its piece, and reports what became of it. */
export function ring(
  door: Door,
  { path = '/port', headers = {}, say = [], ...rest }: Call = {},
): Promise<Fate> {
  const origin = 'origin' in rest ? rest.origin : door.origin
  const options: ClientOptions = { headers, ...(origin === undefined ? {} : { origin }) }
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, options)
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ kind: 'turned away', status: response.statusCode ?? 0 })
    })
    socket.on('open', () => {
      for (const message of say) socket.send(message)
    })
    socket.on('message', (data) =>
      resolve({ kind: 'let in', session: String(JSON.parse(String(data)).session), socket }),
    )
    socket.on('close', (code) => resolve({ kind: 'hung up on', code }))
  })
}

export function withToken(door: Door): { say: string[] } {
  return { say: [JSON.stringify({ token: door.access.mint() })] }
}

/** The first line of the answer to a request that no HTTP library would send. */
export function askRaw(door: Door, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.once('data', (text) => {
      resolve(String(text).split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}
