import type { MessagePortMain } from 'electron'
import { createPort } from '../../shared/rpc/createPort.ts'
import type { Port } from '../../shared/rpc/port.ts'

/** A Port over the main process's end of a channel. */
export function messagePortMain(pipe: Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>): Port {
  const { port, events } = createPort({
    send: (message) => pipe.postMessage(message),
    close: () => pipe.close(),
  })
  pipe.on('message', ({ data }) => events.received(data))
  pipe.on('close', () => events.ended())
  pipe.start()
  return port
}
