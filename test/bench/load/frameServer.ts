import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerParent } from '../support/child.ts'
import type { Flood, Line, Pace, Question } from './flood.ts'
import { floodEvent, frameText } from './frames.ts'
import { eachLine, packedLine } from './lines.ts'

const token = {
  expires_dt: '20991231235959',
  token_type: 'bearer',
  token: 'bench',
  return_code: 0,
  return_msg: '',
}
/** The only reader: each round has a server of its own. */
let registered: Readonly<Record<Pace, Line>> | undefined
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/json;charset=UTF-8')
  response.end(JSON.stringify(token))
})
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const lines = { each: eachLine(socket, stream), packed: packedLine(stream) }
    converse(socket, () => {
      registered = lines
    })
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')

/** Kiwoom's session, as far as a flood needs it. */
function converse(socket: WebSocket, onRegistered: () => void): void {
  socket.on('error', () => {})
  socket.on('message', (data) => {
    const { trnm } = JSON.parse(String(data)) as { trnm?: string }
    if (trnm === 'LOGIN') socket.send('{"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"}')
    if (trnm !== 'REG') return
    socket.send('{"trnm":"REG","return_code":0,"return_msg":""}')
    onRegistered()
  })
}

async function flood({ from, count, copies, until, pace }: Flood): Promise<void> {
  if (!registered) throw new Error('Nobody has registered.')
  const line = registered[pace]
  for (let n = from; n < from + count; n++) {
    const event = floodEvent(n, until)
    for (let copy = copies; copy > 0; copy--) {
      if (!line.send(frameText(n, event, copy === 2))) await line.settle()
    }
  }
  await line.settle()
}

answerParent<Question>(async (question) => {
  if (question.ask === 'port') return (server.address() as AddressInfo).port
  await flood(question.flood)
  return null
})
