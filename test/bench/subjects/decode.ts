import { decodeFrame } from '../../../electron/brokers/kiwoom/realtime/frames.ts'
import { toInterruption } from '../../../electron/brokers/kiwoom/realtime/vi.ts'
import { dial } from '../../../electron/net/socket.ts'
import { createCount, runSubject } from './subject.ts'

/** Vigil's socket and decoder, down to the product's own words for an event. */
runSubject(async ({ socket: url }) => {
  const count = createCount()
  const registered = Promise.withResolvers<void>()

  function read(text: string): void {
    const frame = decodeFrame(text)
    if (frame.kind === 'answer') registered.resolve()
    if (frame.kind !== 'real') return
    for (const entry of frame.entries) {
      if (entry.kind !== 'interruption') continue
      const event = toInterruption(entry, Date.now(), 'live')
      if (!('unreadable' in event)) count.arrived()
    }
  }

  const socket = dial(
    url,
    {
      onOpen: () => socket.send('{"trnm":"REG"}'),
      onMessage: read,
      onClose: ({ reason }) => registered.reject(new Error(`The socket closed: ${reason}.`)),
    },
    { handshakeTimeout: 10_000 },
  )
  await registered.promise
  return { take: ({ events, copies }) => count.all(events * copies) }
})
