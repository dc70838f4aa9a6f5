import type { Dispatcher } from 'undici'

export type { Dispatcher }

/** undici costs 80 ms to load, which the start of the app need not wait for. */
export async function loadDispatcher(): Promise<Dispatcher> {
  const { Agent } = await import('undici')
  return new Agent()
}

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface Bounds {
  readonly signal: AbortSignal
  /** Of a body, bytes. */
  readonly largest: number
}

/**
 * One exchange on undici's own handlers: its `request` makes a stream of every body, which costs as much as all of our
 * part in a question. Rejects at once when the signal aborts, also while nothing is connected yet, and closes the line.
 * Of a body that is too large no more is read than shows it.
 */
export function dispatch(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  { signal, largest }: Bounds,
): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>()
  const chunks: Uint8Array[] = []
  let length = 0
  let controller: Dispatcher.DispatchController | undefined
  let head: Omit<Received, 'body'> | undefined

  const callOff = () => {
    controller?.abort(calledOff)
    reject(calledOff)
  }
  const settle = () => signal.removeEventListener('abort', callOff)

  signal.addEventListener('abort', callOff, { once: true })
  dispatcher.dispatch(options, {
    onRequestStart(started) {
      controller = started
      if (signal.aborted) started.abort(calledOff)
    },
    onResponseStart(_, status, headers) {
      // 1xx goes before the answer.
      if (status >= 200) head = { status, headers }
    },
    onResponseData(receiving, chunk) {
      length += chunk.length
      if (length <= largest) chunks.push(chunk)
      else receiving.abort(tooLarge)
    },
    onResponseEnd() {
      settle()
      if (head) resolve({ ...head, body: textOf(chunks) })
    },
    onResponseError(_, error) {
      settle()
      reject(error)
    },
  })
  return promise
}

/** The reason of a rejection. */
export const tooLarge = new Error('The body is larger than it may be.')

const calledOff = new Error('The exchange was called off.')

function textOf(chunks: readonly Uint8Array[]): string {
  const [first, ...more] = chunks
  const whole = first && more.length === 0 ? first : Buffer.concat(chunks)
  return new TextDecoder().decode(whole)
}
