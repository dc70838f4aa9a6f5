import type { WebSocket } from 'ws'
import { bareServer, grant } from './bareServer.ts'
import { frames } from './drive.ts'
import { golden } from './golden.ts'

interface Request {
  readonly trnm: 'REG' | 'REMOVE'
  readonly grp_no: string
  readonly codes: readonly string[]
}

/** What the server says to a request about prices: a code, or nothing at all. */
type Answering = (request: Request, nth: number) => number | null

const documented = JSON.parse(golden('kiwoom_ws_0B_doc'))

/** The guide's example as another issue's and of another price; the direction is left out. */
export function tradeFrame(code: string, price: number, changes: Record<string, unknown> = {}): string {
  const undirected = { '11': '', '12': '', '25': '' }
  const [entry] = documented.data
  const values = { ...entry.values, ...undirected, '10': `${price}`, ...changes }
  return JSON.stringify({ ...documented, data: [{ ...entry, item: code, values }] })
}

export type TradeServer = Awaited<ReturnType<typeof tradeServer>>

/** A server whose trades a test sends itself. */
export async function tradeServer(answer: Answering = () => 0) {
  const requests: Request[] = []
  const logins: WebSocket[] = []
  const items = new Set<string>()
  let interruptions = 0

  function hear(socket: WebSocket, text: string): void {
    const { trnm, grp_no, data } = JSON.parse(text)
    if (trnm === 'LOGIN') {
      logins.push(socket)
      items.clear()
      socket.send(frames.loginOk)
    } else if (trnm === 'REG' && grp_no === '1') {
      interruptions++
      socket.send(frames.registered)
    } else if (trnm === 'REG' || trnm === 'REMOVE')
      hearOfTrades(socket, { trnm, grp_no, codes: data[0].item })
  }

  function hearOfTrades(socket: WebSocket, request: Request): void {
    const code = answer(request, requests.push(request))
    if (code === null) return
    if (code === 0)
      for (const one of request.codes) {
        if (request.trnm === 'REG') items.add(one)
        else items.delete(one)
      }
    socket.send(JSON.stringify({ trnm: request.trnm, return_code: code, return_msg: '' }))
  }

  const server = await bareServer({
    token: () => grant('canary-token-1a6f'),
    session: (socket) => socket.on('message', (data) => hear(socket, `${data}`)),
  })
  return {
    rest: server.rest,
    socket: server.socket,
    credential: server.credential,
    requests,
    items,
    /** How often the VIs were registered. */
    interruptions: () => interruptions,
    send: (...texts: readonly string[]) => {
      for (const text of texts) logins.at(-1)?.send(text)
    },
    drop: () => logins.at(-1)?.terminate(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
