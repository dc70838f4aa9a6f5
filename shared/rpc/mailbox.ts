interface MailboxOptions<T> {
  /** More than this many waiting values are not kept: the listener gets `resync()` in their place. */
  readonly capacity?: number
  readonly resync?: () => readonly T[]
  /** Values of one key replace each other while they wait. Without it, every value is kept. */
  readonly keyOf?: (value: T) => string
}

/**
 * A queue between someone who speaks at any pace and one listener, who takes all that waits at once.
 * With `resync` it starts with it, and falls back to it rather than grow without bound.
 */
export interface Mailbox<T> extends AsyncIterable<readonly T[]> {
  put(value: T): void
  /** The listener still gets what waits, then the end. */
  close(): void
}

export function createMailbox<T>(options: MailboxOptions<T> = {}): Mailbox<T> {
  const { capacity = Number.POSITIVE_INFINITY, resync, keyOf } = options
  let waiting = new Map<unknown, T>()
  let behind = resync !== undefined
  let closed = false
  let count = 0
  let wake: (() => void) | undefined

  function ring(): void {
    wake?.()
    wake = undefined
  }

  function take(): readonly T[] {
    if (behind && resync) {
      behind = false
      return resync()
    }
    const values = [...waiting.values()]
    waiting = new Map()
    return values
  }

  return {
    put(value) {
      if (closed || behind) return ring()
      waiting.set(keyOf ? keyOf(value) : count++, value)
      if (waiting.size > capacity) {
        waiting = new Map()
        behind = true
      }
      ring()
    },
    close() {
      closed = true
      ring()
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (waiting.size > 0 || behind) yield take()
        else if (closed) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}
