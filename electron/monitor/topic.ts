import { createMailbox } from '../../shared/rpc/mailbox.ts'

interface TopicOptions<T> {
  /** What a listener is told first, and again when it fell behind. */
  readonly snapshot: () => readonly T[]
  /** How much may wait for one listener before it gets a fresh snapshot instead. */
  readonly capacity?: number
  /** Where only the latest value of a key matters. */
  readonly keyOf?: (value: T) => string
}

export interface Topic<T> {
  publish(value: T): void
  subscribe(signal?: AbortSignal): AsyncIterable<readonly T[]>
  listeners(): number
}

/** One speaker, any number of listeners, none of whom can slow down or swell the others. */
export function createTopic<T>({ snapshot, capacity = 10_000, keyOf }: TopicOptions<T>): Topic<T> {
  const mailboxes = new Set<{ put(value: T): void }>()

  return {
    publish(value) {
      for (const mailbox of mailboxes) mailbox.put(value)
    },
    listeners: () => mailboxes.size,
    async *subscribe(signal) {
      const mailbox = createMailbox<T>({ capacity, resync: snapshot, ...(keyOf && { keyOf }) })
      const close = () => mailbox.close()
      mailboxes.add(mailbox)
      signal?.addEventListener('abort', close, { once: true })
      try {
        if (!signal?.aborted) yield* mailbox
      } finally {
        signal?.removeEventListener('abort', close)
        mailboxes.delete(mailbox)
      }
    },
  }
}
