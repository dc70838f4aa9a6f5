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
  const waiting = keyOf ? latestOf(keyOf) : everyOne<T>()
  let behind = resync !== undefined
  let closed = false
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
    return waiting.takeAll()
  }

  return {
    put(value) {
      if (closed || behind) return ring()
      waiting.add(value)
      if (waiting.size() > capacity) {
        waiting.takeAll()
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
        if (waiting.size() > 0 || behind) yield take()
        else if (closed) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}

interface Waiting<T> {
  add(value: T): void
  size(): number
  takeAll(): readonly T[]
}

/** A plain list: in a storm every event passes through it twice. */
function everyOne<T>(): Waiting<T> {
  let values: T[] = []
  return {
    add: (value) => void values.push(value),
    size: () => values.length,
    takeAll() {
      const taken = values
      values = []
      return taken
    },
  }
}

function latestOf<T>(keyOf: (value: T) => string): Waiting<T> {
  let values = new Map<string, T>()
  return {
    add: (value) => void values.set(keyOf(value), value),
    size: () => values.size,
    takeAll() {
      const taken = [...values.values()]
      values = new Map()
      return taken
    },
  }
}
