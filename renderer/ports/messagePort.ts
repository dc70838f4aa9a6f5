import { createPort } from '../../shared/rpc/createPort.ts'
import type { Port } from '../../shared/rpc/port.ts'

/** A Port over one end of a MessageChannel. */
export function messagePort(pipe: MessagePort): Port {
  const { port, events } = createPort({
    send: (message) => pipe.postMessage(message),
    close: () => pipe.close(),
  })
  pipe.addEventListener('message', (event) => events.received(event.data))
  pipe.addEventListener('messageerror', () => port.close())
  pipe.addEventListener('close', () => events.ended())
  pipe.start()
  return port
}
