import type { Port } from './port.ts'

/** What a host has: some pipe that takes text, and can be shut. Neither may be called after the end. */
interface Pipe {
  send(message: string): void
  close(): void
}

/** The host's side of a Port: what came in, and that the pipe is gone. */
export interface PortEvents {
  received(message: unknown): void
  ended(): void
}

/** No honest message comes near it: a whole day of events in a storm is about 5 million characters. */
const maxLength = 32 * 1024 * 1024

/** A Port over any pipe: it ends once, from whichever side, and says and hears nothing afterwards. */
export function createPort(pipe: Pipe): { readonly port: Port; readonly events: PortEvents } {
  const messageListeners = new Set<(message: string) => void>()
  const closeListeners = new Set<() => void>()
  let open = true

  function ended(): void {
    if (!open) return
    open = false
    for (const listener of closeListeners) listener()
    closeListeners.clear()
    messageListeners.clear()
  }

  const port: Port = {
    send(message) {
      if (open) pipe.send(message)
    },
    onMessage(listener) {
      messageListeners.add(listener)
    },
    onClose(listener) {
      if (open) closeListeners.add(listener)
      else listener()
    },
    close() {
      if (!open) return
      pipe.close()
      ended()
    },
  }

  function received(message: unknown): void {
    if (!open) return
    if (typeof message === 'string' && message.length <= maxLength) {
      for (const listener of messageListeners) listener(message)
    } else {
      port.close()
    }
  }

  return { port, events: { received, ended } }
}
