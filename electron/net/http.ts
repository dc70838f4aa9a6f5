import type { Clock } from '../../shared/domain/time.ts'
import { type Dispatcher, dispatch, loadDispatcher, tooLarge } from './dispatch.ts'
import { type TimeLimit, timeLimit, unlimited } from './timeLimit.ts'
import { userAgent } from './userAgent.ts'

export interface WireRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** For the whole exchange, in ms; `null`: the signal ends it in time. */
  readonly deadline: number | null
  /** The largest body that is read, bytes; left out: a mebibyte. */
  readonly limit?: number
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

/** Far above nearly every answer we ask for, far below what would hurt. */
const largestBody = 1024 * 1024

export function createHttp(clock: Clock): Http {
  let loading: Promise<Dispatcher> | undefined
  let dispatcher: Dispatcher | undefined

  const loaded = async () => {
    loading ??= loadDispatcher()
    dispatcher = await loading
    return dispatcher
  }

  return {
    async request(request) {
      using limit = limitOf(request, clock)
      try {
        return await exchange(dispatcher ?? (await loaded()), request, limit.signal)
      } catch (error) {
        if (request.signal.aborted) return failed('aborted', null)
        if (limit.isOver()) return failed('deadline', null)
        return failedBy(error)
      }
    },
    async [Symbol.asyncDispose]() {
      await (await loading)?.destroy()
    },
  }
}

function limitOf({ deadline, signal }: WireRequest, clock: Clock): TimeLimit {
  return deadline === null ? unlimited(signal) : timeLimit(deadline, signal, clock)
}

async function exchange(
  dispatcher: Dispatcher,
  request: WireRequest,
  signal: AbortSignal,
): Promise<WireOutcome> {
  const { method, body: sent, limit: largest = largestBody } = request
  const headers = { 'user-agent': userAgent, ...request.headers }
  const question = { ...parted(request.url), method, headers, body: sent }
  const answer = await dispatch(dispatcher, question, { signal, largest })
  return { kind: 'response', status: answer.status, headers: flat(answer.headers), body: answer.body }
}

/** Every address is put together here, from an endpoint that was read as one before and a path: no parser is needed. */
function parted(url: string): { readonly origin: string; readonly path: string } {
  const slash = url.indexOf('/', url.indexOf('//') + 2)
  return { origin: url.slice(0, slash), path: url.slice(slash) }
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
  if (error === tooLarge) return failed('too-large', null)
  const code = codeOf(error)
  const notHttp = code === null || code.startsWith('HPE_') || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
  return failed(notHttp ? 'protocol' : 'offline', code)
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
