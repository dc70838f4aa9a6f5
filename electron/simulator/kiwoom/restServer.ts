import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../../../shared/domain/time.ts'
import type { Faults } from './faults.ts'
import type { Counters } from './ledger.ts'
import { type Credential, issueToken, type JsonObject, revokeToken } from './oauth.ts'
import { createRateWindow } from './rateWindow.ts'
import { type Envelope, rateRefusal, refusal } from './refusals.ts'
import type { Tokens } from './tokens.ts'

interface RestServer {
  readonly clock: Clock
  readonly credential: Credential
  readonly tokens: Tokens
  readonly faults: Faults
  readonly counters: Counters
  /** Resolves when the line is not a black hole. */
  readonly lit: () => Promise<void>
}

interface Endpoint {
  readonly apiId: string
  readonly fits: () => boolean
  readonly answer: (body: JsonObject) => Envelope
}

export function createRestServer(deps: RestServer) {
  const window = () => createRateWindow(deps.clock, 5, 1000)
  const endpoints: Readonly<Record<string, Endpoint>> = {
    '/oauth2/token': { apiId: 'au10001', fits: window(), answer: (body) => issueToken(body, deps) },
    '/oauth2/revoke': { apiId: 'au10002', fits: window(), answer: (body) => revokeToken(body, deps) },
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readText(request)
    await deps.lit()
    // The client gave up before its request was whole.
    if (text === undefined) return
    const date = new Date(deps.clock.now()).toUTCString()
    if (deps.faults.htmlStatus !== undefined) {
      response.writeHead(deps.faults.htmlStatus, { Date: date, 'Content-Type': 'text/html' })
      response.end('<html><body><h1>Request blocked</h1></body></html>')
      return
    }
    const endpoint = request.method === 'POST' ? endpoints[request.url ?? ''] : undefined
    const apiId = `${request.headers['api-id'] ?? endpoint?.apiId ?? ''}`
    const { status, body } = endpoint
      ? answer(endpoint, apiId, text)
      : refuseTransaction(request, deps.tokens)
    // HTTP's own header names go out capitalised, the broker's in lower case, as from the live server.
    response.writeHead(status, {
      Date: date,
      'Content-Type': 'application/json;charset=UTF-8',
      'api-id': apiId,
      'cont-yn': 'N',
      'next-key': '',
    })
    response.end(JSON.stringify(body))
  }
}

function answer(endpoint: Endpoint, apiId: string, text: string): Envelope {
  if (apiId !== endpoint.apiId) return refusal(1504)
  if (!endpoint.fits()) return rateRefusal(apiId)
  const body = parseObject(text)
  return body ? endpoint.answer(body) : refusal(1517)
}

/** No transaction (TR) is served yet; what is wrong with asking for one is told in the server's order. */
function refuseTransaction({ headers }: IncomingMessage, tokens: Tokens): Envelope {
  if (!headers['api-id']) return refusal(1501)
  if (!headers.authorization) return refusal(1513)
  return tokens.isValid(headers.authorization.replace(/^Bearer /i, '')) ? refusal(1505) : refusal(8005)
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  } catch {
    return undefined
  }
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
