import type { Dispatcher } from 'undici'

export type { Dispatcher }

/** undici costs 80 ms to load, which the start of the app need not wait for. A larger body than this, bytes, is an error. */
export async function loadDispatcher(largestBody: number): Promise<Dispatcher> {
  const { Agent } = await import('undici')
  return new Agent({ maxResponseSize: largestBody })
}

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/**
 * One exchange on undici's own handlers: its `request` makes a stream of every body, which costs as much as all of our
 * part in a question. Rejects at once when the signal aborts, also while nothing is connected yet, and closes the line.
 */
export function dispatch(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>()
  const chunks: Uint8Array[] = []
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
    onResponseData(_, chunk) {
      chunks.push(chunk)
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

const calledOff = new Error('The exchange was called off.')

function textOf(chunks: readonly Uint8Array[]): string {
  const [first, ...more] = chunks
  const whole = first && more.length === 0 ? first : Buffer.concat(chunks)
  return new TextDecoder().decode(whole)
}
