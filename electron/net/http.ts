import type { Dispatcher } from 'undici'
import { userAgent } from './userAgent.ts'

export interface WireRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** For the whole exchange, in ms. */
  readonly deadline: number
  readonly signal: AbortSignal
}

export interface WireResponse {
  readonly kind: 'response'
  readonly status: number
  /** Names in lower case; of a repeated header, the last. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface WireFailure {
  readonly kind: 'failed'
  /** `protocol`: something answered, but not in HTTP. */
  readonly reason: 'deadline' | 'offline' | 'too-large' | 'aborted' | 'protocol'
  /** The system's own code, such as ECONNREFUSED. */
  readonly code: string | null
}

export type WireOutcome = WireResponse | WireFailure

/** Says what became of a request; never throws. An HTTP error status is a response like any other. */
export interface Http extends AsyncDisposable {
  request(request: WireRequest): Promise<WireOutcome>
}

/** Far above any answer we ask for, far below what would hurt. */
const largestBody = 1024 * 1024

export function createHttp(): Http {
  let agent: Promise<Dispatcher> | undefined

  // undici costs 80 ms to load, which the start of the app need not wait for.
  const agentOnce = () => {
    agent ??= import('undici').then(({ Agent }) => new Agent())
    return agent
  }

  return {
    async request(request) {
      const deadline = AbortSignal.timeout(request.deadline)
      const signal = AbortSignal.any([deadline, request.signal])
      try {
        return await exchange(await agentOnce(), request, signal)
      } catch (error) {
        if (request.signal.aborted) return failed('aborted', null)
        if (deadline.aborted) return failed('deadline', null)
        return failedBy(error)
      }
    },
    async [Symbol.asyncDispose]() {
      await (await agent)?.destroy()
    },
  }
}

async function exchange(agent: Dispatcher, request: WireRequest, signal: AbortSignal): Promise<WireOutcome> {
  const { origin, pathname, search } = new URL(request.url)
  const answer = await agent.request({
    origin,
    path: pathname + search,
    method: request.method,
    headers: { 'user-agent': userAgent, ...request.headers },
    body: request.body,
    signal,
  })
  const body = await readBody(answer.body)
  if (body === undefined) return failed('too-large', null)
  return { kind: 'response', status: answer.statusCode, headers: flat(answer.headers), body }
}

async function readBody(stream: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  // Leaving the loop early destroys the stream, so an endless body ends here.
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > largestBody) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (last !== undefined) result[name] = last
  }
  return result
}

function failed(reason: WireFailure['reason'], code: string | null): WireFailure {
  return { kind: 'failed', reason, code }
}

/** Only the code is kept: an error's text and cause may hold the request. */
function failedBy(error: unknown): WireFailure {
  const code = codeOf(error)
  const notHttp = code === null || code.startsWith('HPE_') || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
  return failed(notHttp ? 'protocol' : 'offline', code)
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
