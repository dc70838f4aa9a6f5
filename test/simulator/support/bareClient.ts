import { WebSocket } from 'ws'
import type { KiwoomSimulator } from '../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import { until } from '../../support/until.ts'

export type Message = Readonly<Record<string, unknown>>

export interface ViEntry {
  readonly type: string
  readonly name: string
  readonly item: string
  readonly values: Readonly<Record<string, string>>
}

/** As little client as the wire allows: it keeps what it hears, and echoes PINGs unless told not to. */
export interface BareClient extends AsyncDisposable {
  readonly websocket: WebSocket
  readonly heard: readonly Message[]
  readonly texts: readonly string[]
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  say(message: unknown): void
  /** The first message with this `trnm` from the `from`th one heard. */
  hears(trnm: string, from?: number): Promise<Message>
  /** Entries of the 1h frames heard so far. */
  vis(): readonly ViEntry[]
}

export async function connect(kiwoom: KiwoomSimulator, { echo = true } = {}): Promise<BareClient> {
  const websocket = new WebSocket(kiwoom.socket)
  const heard: Message[] = []
  const texts: string[] = []
  const { promise: closed, resolve } = Promise.withResolvers<{ code: number; reason: string }>()
  websocket.on('close', (code, reason) => resolve({ code, reason: `${reason}` }))
  websocket.on('message', (data) => {
    texts.push(`${data}`)
    const message: Message = JSON.parse(`${data}`)
    heard.push(message)
    if (echo && message.trnm === 'PING') websocket.send(`${data}`)
  })
  await new Promise((opened, failed) => websocket.on('open', opened).on('error', failed))
  return {
    websocket,
    heard,
    texts,
    closed,
    say: (message) => websocket.send(JSON.stringify(message)),
    async hears(trnm, from = 0) {
      const find = () => heard.slice(from).find((message) => message.trnm === trnm)
      await until(`a message ${trnm}`, () => find() !== undefined)
      return find() ?? {}
    },
    vis: () => heard.flatMap(({ trnm, data }) => (trnm === 'REAL' ? (data as ViEntry[]) : [])),
    async [Symbol.asyncDispose]() {
      websocket.terminate()
      await closed
    },
  }
}

export async function post(server: { readonly rest: string }, path: string, body: unknown, headers = {}) {
  return fetch(server.rest + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

export function tokenRequest({ credential }: KiwoomSimulator) {
  return {
    grant_type: 'client_credentials',
    appkey: credential.appKey,
    secretkey: credential.appSecret,
  }
}

export async function takeToken(kiwoom: KiwoomSimulator): Promise<string> {
  const response = await post(kiwoom, '/oauth2/token', tokenRequest(kiwoom))
  return `${((await response.json()) as Message).token}`
}

export const wholeMarket = {
  trnm: 'REG',
  grp_no: '1',
  refresh: '1',
  data: [{ item: [''], type: ['1h'] }],
}

export async function logIn(kiwoom: KiwoomSimulator, options?: { echo?: boolean }): Promise<BareClient> {
  const client = await connect(kiwoom, options)
  client.say({ trnm: 'LOGIN', token: await takeToken(kiwoom) })
  await client.hears('LOGIN')
  return client
}

/** Logged in and registered for the whole market's VIs. */
export async function watch(kiwoom: KiwoomSimulator, options?: { echo?: boolean }): Promise<BareClient> {
  const client = await logIn(kiwoom, options)
  client.say(wholeMarket)
  await client.hears('REG')
  return client
}
