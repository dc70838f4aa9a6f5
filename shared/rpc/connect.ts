import type { Api, Contract } from './contract.ts'
import { Fault } from './fault.ts'
import { Reply, type Request, read } from './messages.ts'
import type { Port } from './port.ts'

interface Waiting {
  resolve(step: IteratorResult<readonly unknown[], undefined>): void
  reject(reason: unknown): void
}

interface Line {
  ask(
    name: string,
    about: unknown,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<readonly unknown[], undefined>
}

/** The inverse of `serve`: the same api, answered by whoever is at the other end of `port`. */
export function connect<C extends Contract>(contract: C, port: Port): Api<C> {
  const line = openLine(port)
  const entries = Object.entries(contract).map(([name, entry]) => {
    const feed = async function* (question: unknown, signal?: AbortSignal) {
      for await (const values of line.ask(name, question, signal))
        yield values.map((value) => entry.value.parse(value))
    }
    const call = async (question: unknown, signal?: AbortSignal) => {
      for await (const [value] of line.ask(name, question, signal)) return entry.value.parse(value)
      signal?.throwIfAborted()
      throw new Fault('closed', 'The monitor ended the call without an answer.')
    }
    return [name, entry.kind === 'call' ? call : feed]
  })
  return Object.fromEntries(entries) as Api<C>
}

function openLine(port: Port): Line {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let closed = false

  port.onClose(() => {
    closed = true
    for (const { reject } of waiting.values()) reject(gone())
    waiting.clear()
  })

  port.onMessage((message) => {
    const reply = read(Reply, message)
    if (!reply) return port.close()
    const asker = waiting.get(reply.id)
    if (!asker) return
    waiting.delete(reply.id)
    if ('values' in reply) asker.resolve({ done: false, value: reply.values })
    else if ('done' in reply) asker.resolve({ done: true, value: undefined })
    else asker.reject(new Fault(reply.fault.code, reply.fault.message))
  })

  function say(request: Request): Promise<IteratorResult<readonly unknown[], undefined>> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(gone())
      waiting.set(request.id, { resolve, reject })
      port.send(JSON.stringify(request))
    })
  }

  /** Tells the other side to stop, and wakes whoever waits for its next word. */
  function hangUp(id: number): void {
    if (!closed) port.send(JSON.stringify({ id, cancel: true } satisfies Request))
    waiting.get(id)?.resolve({ done: true, value: undefined })
    waiting.delete(id)
  }

  return {
    async *ask(name, about, signal) {
      signal?.throwIfAborted()
      const id = ++lastId
      let live = true
      const stop = () => {
        if (live) hangUp(id)
        live = false
      }
      signal?.addEventListener('abort', stop, { once: true })
      try {
        let step = await say({ id, ask: name, about })
        while (!step.done) {
          yield step.value
          if (!live) return undefined
          step = await say({ id, next: true })
        }
        live = false
      } catch (error) {
        live = false
        throw error
      } finally {
        signal?.removeEventListener('abort', stop)
        stop()
      }
      return undefined
    },
  }
}

function gone(): Fault {
  return new Fault('closed', 'The connection to the monitor is closed.')
}
