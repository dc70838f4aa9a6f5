import type { Port } from '../../shared/rpc/port.ts'
import { createAccess } from './access.ts'
import { type HttpServer, openHttpServer } from './httpServer.ts'
import { openWebSocketPorts } from './webSocketPort.ts'

interface LoopbackHostOptions {
  /** The built renderer. */
  readonly folder: string
  /** Tried in turn; the first one that is free is taken. 0 is any. */
  readonly ports?: readonly number[]
  now(): number
  onPort(port: Port): void
  /** A link was opened a second time. */
  onReuse(): void
  onRefused(reason: string): void
}

/** The door for browsers on this machine. */
export interface LoopbackHost extends AsyncDisposable {
  readonly origin: string
  /** A link that opens one page within five minutes, once. */
  mintLink(onUsed?: () => void): string
}

/** Rejects when none of the ports is free. */
export async function openLoopbackHost(options: LoopbackHostOptions): Promise<LoopbackHost> {
  const { folder, ports: wanted = [0], now, onPort, onReuse, onRefused } = options
  const access = createAccess({ now, onReuse })
  const http = await openFirstFree(folder, wanted)
  const { server, origin } = http
  const ports = openWebSocketPorts({ server, origin, access, onPort, onRefused })
  return {
    origin,
    mintLink: (onUsed) => `${origin}/#t=${access.mint(onUsed)}`,
    async [Symbol.asyncDispose]() {
      await ports[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}

async function openFirstFree(folder: string, [port = 0, ...others]: readonly number[]): Promise<HttpServer> {
  try {
    return await openHttpServer({ folder, port })
  } catch (error) {
    if (others.length === 0) throw error
    return await openFirstFree(folder, others)
  }
}
