import { once } from 'node:events'
import { createConnection } from 'node:net'

interface Place {
  readonly host: string
  readonly port: number
}

/** Whether anybody answers there within `ms`. A firewall that drops packets would otherwise be waited for. */
export async function canReach(place: Place, ms: number): Promise<boolean> {
  const socket = createConnection(place)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(ms) })
    return true
  } catch {
    return false
  } finally {
    socket.on('error', () => {})
    socket.destroy()
  }
}
