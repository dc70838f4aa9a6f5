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

/** How far into a frame its paint is over and the next frame not yet due, ms. */
const lateInFrame = 12

/**
 * Data rate apart from frame rate: at most one store write per feed and frame. Resolves once the next frame is painted,
 * and late in it: what is asked for sooner would only lie there, growing old, until the next one is drawn.
 */
export function nextFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      resolve()
    }
    const frame = requestAnimationFrame((began) => {
      // A message that is posted in a frame comes after its paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        clearTimeout(timer)
        timer = setTimeout(done, began + lateInFrame - performance.now())
      }
      port2.postMessage(null)
    })
    let timer = setTimeout(done, frameAtMost)
  })
}
