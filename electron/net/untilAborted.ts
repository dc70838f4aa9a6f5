/** The promise's value, or `instead` as soon as the signal aborts. The promise itself goes on. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal, instead: T): Promise<T> {
  const { promise: aborted, resolve } = Promise.withResolvers<T>()
  const onAbort = () => resolve(instead)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([aborted, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
