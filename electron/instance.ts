import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, lstatSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Instance =
  | ({ readonly kind: 'first' } & AsyncDisposable)
  | { readonly kind: 'second'; readonly answer: string }

interface ClaimOptions {
  readonly home: string
  /** Another start found us: show the window again, and say what was done in one line. */
  onSecondStart(): Promise<string>
}

/** A socket's path is cut at 104 to 108 bytes, depending on the system. */
const maxPathBytes = 100
const answerDeadline = 10_000
const attempts = 20

/**
 * One Vigil per data folder: the first start listens, every later one is answered by it.
 * Rejects when the first one is there and does not answer.
 */
export async function claimInstance({ home, onSecondStart }: ClaimOptions): Promise<Instance> {
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return await claim(`\\\\.\\pipe\\vigil-${hash}`, onSecondStart)
  const path = join(home, 'vigil.sock')
  if (Buffer.byteLength(path) <= maxPathBytes && isPrivateFolder(home)) {
    try {
      return await claim(path, onSecondStart)
    } catch (error) {
      // A disk that is full or read-only keeps no socket either, and must not keep Vigil from starting.
      if (!['ENOSPC', 'EROFS', 'EACCES', 'EPERM'].some((code) => isErrno(error, code))) throw error
    }
  }
  return await claim(join(privateTemp(hash), 'vigil.sock'), onSecondStart)
}

async function claim(path: string, onSecondStart: () => Promise<string>): Promise<Instance> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const server = await listen(path, onSecondStart)
    if (server) return first(server)
    const answer = await askFirst(path)
    if (answer !== undefined) return { kind: 'second', answer }
    await clearStale(path)
  }
  throw new Error('Another Vigil seems to be running, but it does not answer.')
}

function first(server: Server): Instance {
  return {
    kind: 'first',
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** For a data folder whose path is too long, or that could not be made. */
function privateTemp(hash: string): string {
  const folder = join(tmpdir(), `vigil-${userInfo().uid}-${hash}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!isPrivateFolder(folder)) throw new Error(`Another user owns ${folder}, or may write to it.`)
  return folder
}

function isPrivateFolder(folder: string): boolean {
  try {
    const stats = lstatSync(folder)
    return stats.isDirectory() && stats.uid === userInfo().uid && (stats.mode & 0o077) === 0
  } catch {
    return false
  }
}

/** `undefined`: the place is taken, by a living instance or by the socket of a dead one. */
async function listen(path: string, onSecondStart: () => Promise<string>): Promise<Server | undefined> {
  const server = createServer((socket) => void reply(socket, onSecondStart))
  try {
    server.listen({ path, readableAll: false, writableAll: false })
    await once(server, 'listening')
  } catch (error) {
    if (isErrno(error, 'EADDRINUSE')) return undefined
    throw error
  }
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  server.unref()
  return server
}

async function reply(socket: Socket, onSecondStart: () => Promise<string>): Promise<void> {
  socket.on('error', () => {})
  socket.end(await onSecondStart().catch(() => ''))
}

/** `undefined`: nobody listens there. */
async function askFirst(path: string): Promise<string | undefined> {
  const socket = createConnection(path)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(answerDeadline) })
    socket.setEncoding('utf8')
    socket.setTimeout(answerDeadline, () => socket.destroy(new Error('The running Vigil did not answer.')))
    let answer = ''
    for await (const text of socket) answer += text
    return answer
  } catch (error) {
    if (isErrno(error, 'ECONNREFUSED') || isErrno(error, 'ENOENT')) return undefined
    throw error
  } finally {
    socket.destroy()
  }
}

/**
 * Removes the socket that a killed instance left behind. Two starts may find it at once, so only the one
 * that makes the lock folder may remove, and only after it has seen again that nobody listens.
 */
async function clearStale(path: string): Promise<void> {
  const lock = `${path}.lock`
  try {
    mkdirSync(lock, { mode: 0o700 })
  } catch {
    removeAbandoned(lock)
    await sleep(50)
    return
  }
  try {
    await sleep(50)
    if (await isDead(path)) rmSync(path, { force: true })
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Its holder needs it for a tenth of a second; after ten seconds the holder is dead. */
function removeAbandoned(lock: string): void {
  const stats = statSync(lock, { throwIfNoEntry: false })
  if (stats && Date.now() - stats.mtimeMs > 10_000) rmSync(lock, { recursive: true, force: true })
}

async function isDead(path: string): Promise<boolean> {
  const socket = createConnection(path)
  try {
    await once(socket, 'connect')
    return false
  } catch (error) {
    return isErrno(error, 'ECONNREFUSED')
  } finally {
    socket.destroy()
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
