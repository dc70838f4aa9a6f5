import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { RequestQueue } from '../../../electron/net/budget.ts'
import type { Exchange, Verdict } from '../../../electron/net/conversation.ts'
import type { Http, WireRequest, WireResponse } from '../../../electron/net/http.ts'
import type { IssueOutcome, TokenKeeperDeps } from '../../../electron/net/tokenKeeper.ts'
import { troubleOf } from '../../../electron/net/troubleOf.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import type { Clock } from '../../../shared/domain/time.ts'

/** Stands in every token and key here, so that a leak can be found. */
export const canary = 'canary-7d3f'

/** How a dead token is refused: one and the same code, under the statuses that brokers use for it. */
export type DeadAs = 200 | 403 | 500

/** A broker with tokens that end, on the test's clock and on a real socket. */
export interface TokenBroker extends AsyncDisposable {
  readonly url: string
  /** When each question for a token came. */
  readonly issues: readonly number[]
  /** Everything but tokens. */
  asked(): number
  revoked(): readonly string[]
  /** Takes back every token, as brokers do at their maintenance. */
  forgetTokens(): void
  behave(how: Partial<Behaviour>): void
}

interface Behaviour {
  /** Hangs up on everybody. */
  readonly away: boolean
  readonly deadAs: DeadAs
  readonly refusesIssues: boolean
  /** Answers a question for a token only then. */
  readonly issuesAfter: Promise<void> | null
  /** The next so many questions are "too many". */
  readonly tooMany: number
  /** A page or a text in place of every answer. */
  readonly page: string | null
}

export async function startTokenBroker(clock: Clock, tokenLife: number): Promise<TokenBroker> {
  const living = new Map<string, number>()
  const issues: number[] = []
  const revoked: string[] = []
  let asked = 0
  let how: Behaviour = {
    away: false,
    deadAs: 200,
    refusesIssues: false,
    issuesAfter: null,
    tooMany: 0,
    page: null,
  }

  const issue = (): readonly [number, object] => {
    issues.push(clock.now())
    if (how.refusesIssues) return [403, { code: 'EGW00105', message: 'no' }]
    const token = `${canary}-token-${issues.length}`
    living.set(token, clock.now() + tokenLife)
    return [200, { code: '0', token, ends: clock.now() + tokenLife }]
  }

  const answerTo = (path: string, token: string): readonly [number, object] => {
    if (path === '/token') return issue()
    if (path === '/revoke') {
      revoked.push(token)
      living.delete(token)
      return [200, { code: '0' }]
    }
    asked += 1
    if (how.tooMany > 0) {
      how = { ...how, tooMany: how.tooMany - 1 }
      return [500, { code: 'EGW00201', message: '초당 거래건수를 초과하였습니다.' }]
    }
    const dead = (living.get(token) ?? 0) <= clock.now()
    return dead ? [how.deadAs, { code: 'EGW00123', message: 'dead' }] : [200, { code: '0', shares: 7 }]
  }

  const server = createServer(async (request, response) => {
    await drained(request)
    if (how.away) return void request.socket.destroy()
    if (how.page !== null) return void response.writeHead(200, { 'content-type': 'text/html' }).end(how.page)
    if (request.url === '/token') await how.issuesAfter
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const [status, body] = answerTo(request.url ?? '', token)
    response.writeHead(status).end(JSON.stringify(body))
  })
  return {
    url: await listening(server),
    issues,
    asked: () => asked,
    revoked: () => revoked,
    forgetTokens: () => living.clear(),
    behave(next) {
      how = { ...how, ...next }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function drained(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

type Post = Pick<WireRequest, 'url' | 'signal'> & { readonly token?: Secret }

const post = ({ url, token, signal }: Post): WireRequest => ({
  method: 'POST',
  url,
  headers: token ? { authorization: `Bearer ${token.reveal()}` } : {},
  body: JSON.stringify({ appsecret: `${canary}-secret` }),
  deadline: 20_000,
  signal,
})

/** A client's side of it, small enough to be read at a glance. */
export function tokenClient(http: Http, url: string): Pick<TokenKeeperDeps, 'issue' | 'revoke'> {
  return {
    async issue(_, signal): Promise<IssueOutcome> {
      const reply = await http.request(post({ url: `${url}/token`, signal }))
      if (reply.kind === 'failed')
        return { kind: 'denied', trouble: troubleOf(reply), sent: reply.reason !== 'offline' }
      const { code, token, ends } = JSON.parse(reply.body)
      if (code === '0') {
        const grant = { token: new Secret(token), issuedAt: 0, expiresAt: ends, refreshToken: null }
        return { kind: 'granted', grant, clockSkew: null }
      }
      const trouble = { kind: 'refused', code, message: '', status: reply.status } as const
      return { kind: 'denied', trouble, sent: true }
    },
    async revoke(token, signal) {
      const reply = await http.request(post({ url: `${url}/revoke`, token, signal }))
      return reply.kind === 'failed' ? troubleOf(reply) : null
    },
  }
}

export function sharesQuestion(url: string, queue: RequestQueue, lane = 'shares'): Exchange<number> {
  return {
    name: 'TTTC8408R',
    queue,
    lane,
    encode: (token, signal) => post({ url: `${url}/shares`, token, signal }),
    decode: sharesVerdict,
  }
}

function sharesVerdict({ status, body }: WireResponse): Verdict<number> {
  const { code, message = '', shares } = JSON.parse(body)
  if (code === '0') return { kind: 'answered', answer: shares }
  const because = code === 'EGW00123' ? 'dead-token' : code === 'EGW00201' ? 'too-many' : 'other'
  return { kind: 'refused', because, refusal: { kind: 'refused', code, message, status } }
}
