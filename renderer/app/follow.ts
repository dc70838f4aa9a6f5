interface Followed<T> {
  readonly open: (signal: AbortSignal) => AsyncIterable<readonly T[]>
  readonly take: (batch: readonly T[]) => void
  /** Resolves when the page is ready for the next batch; what comes meanwhile waits in the monitor's mailbox. */
  readonly pace: () => Promise<void>
  readonly signal: AbortSignal
  readonly onLost: () => void
  readonly onBack: () => void
}

const retryAfter = 1000

/** Listens until the signal aborts. A feed that ends or fails before that is lost, and is opened again. */
export async function follow<T>({ open, take, pace, signal, onLost, onBack }: Followed<T>): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const batch of open(signal)) {
        if (signal.aborted) return
        take(batch)
        onBack()
        await pace()
      }
    } catch {
      // Why it broke is the monitor's to log; the page only has to say that it did.
    }
    if (signal.aborted) return
    onLost()
    await new Promise((resolve) => setTimeout(resolve, retryAfter))
  }
}

/** While hidden, a page gets no frames and slow timers. */
const frameAtMost = 100

/**
 * Data rate apart from frame rate: at most one store write per feed and frame. Resolves once the next frame is painted:
 * what is asked for before that would only lie there, growing old, until the page is free to take it.
 */
export function nextFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      resolve()
    }
    const frame = requestAnimationFrame(() => {
      // A message that is posted in a frame comes after its paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = done
      port2.postMessage(null)
    })
    const timer = setTimeout(done, frameAtMost)
  })
}
