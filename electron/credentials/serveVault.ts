import type { LoadBackend } from './backend.ts'
import { readJob } from './readJob.ts'
import { lookAtSecretService } from './secretService.ts'
import { sessionBus } from './sessionBus.ts'
import { createVaultWork } from './vaultWork.ts'

/** The vault's process: does jobs for its parent, one after the other as they come, until the parent goes. */
export function serveVault(libraries: readonly LoadBackend[]): void {
  const { env, platform } = process
  const bus = platform === 'linux' ? sessionBus(env) : undefined
  // The libraries read it themselves, and do not agree on where a bus is that no variable names.
  if (bus !== undefined) env.DBUS_SESSION_BUS_ADDRESS = bus
  const look = async () =>
    platform === 'linux' ? await lookAtSecretService(env) : ({ state: 'open', detail: null } as const)
  const work = createVaultWork({ libraries, look })

  const parent = findParent()
  parent.onMessage(async (message) => {
    const job = readJob(message)
    if (job) parent.send({ id: job.id, reply: await work(job) })
  })
  parent.send({ id: 'ready' })
}

interface Parent {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** Electron's utility process has a port to its parent; a forked Node has a channel. */
function findParent(): Parent {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isUtilityPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    }
  }
  process.once('disconnect', () => process.exit())
  return {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  }
}

interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

function isUtilityPort(port: unknown): port is UtilityPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port
}
