import { once } from 'node:events'
import WebSocket from 'ws'
import { createCount, runSubject } from './subject.ts'

/** The least that any reader of these frames does: ws as it comes, and JSON.parse. */
runSubject(async ({ socket: url }) => {
  const count = createCount()
  const registered = Promise.withResolvers<void>()
  const socket = new WebSocket(url, { perMessageDeflate: false })
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString()) as { readonly trnm: string }
    if (frame.trnm === 'REAL') count.arrived()
    else registered.resolve()
  })
  await once(socket, 'open')
  socket.send('{"trnm":"REG"}')
  await registered.promise
  return { take: ({ events, copies }) => count.all(events * copies) }
})
