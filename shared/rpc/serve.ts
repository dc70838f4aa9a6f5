import type { Api, Contract } from './contract.ts'
import { Fault } from './fault.ts'
import { type Reply, Request, read } from './messages.ts'
import type { Port } from './port.ts'

/** A page has a handful of feeds and calls open; a peer with more than this is not our page. */
const maxOpen = 256

type Answer = AsyncIterator<readonly unknown[]>

interface Open {
  readonly controller: AbortController
  readonly answer: Answer
  /** The asker has asked for more and has not been given it yet. */
  busy: boolean
}

/**
 * Answers `contract` over `port` with `api`. A peer that breaks the protocol or the schemas is hung up on.
 * At most one batch of a feed is under way, so a stuck page costs one batch and what its mailbox holds.
 */
export function serve<C extends Contract>(contract: C, api: Api<C>, port: Port): void {
  const open = new Map<number, Open>()
  let closed = false

  port.onClose(() => {
    closed = true
    for (const id of [...open.keys()]) end(id)
  })

  port.onMessage((message) => {
    if (closed) return
    const request = read(Request, message)
    if (!request || !accept(request)) port.close()
  })

  function accept(request: Request): boolean {
    if ('ask' in request) return ask(request.id, request.ask, request.about)
    const asked = open.get(request.id)
    // A cancel or a next may cross our own `done` on the way: an id we no longer know is no offence.
    if (!asked) return true
    if ('cancel' in request) {
      end(request.id)
      return true
    }
    if (asked.busy) return false
    void advance(request.id, asked)
    return true
  }

  function ask(id: number, name: string, about: unknown): boolean {
    const entry = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (!entry || open.has(id) || open.size >= maxOpen) return false
    const question = entry.question.safeParse(about)
    if (!question.success) return false
    const controller = new AbortController()
    const method = api[name] as (question: unknown, signal: AbortSignal) => unknown
    const begin = () => method(question.data, controller.signal)
    const answer = entry.kind === 'call' ? once(begin) : flow(begin)
    const asked = { controller, answer, busy: false }
    open.set(id, asked)
    void advance(id, asked)
    return true
  }

  async function advance(id: number, asked: Open): Promise<void> {
    asked.busy = true
    try {
      const step = await asked.answer.next()
      if (open.get(id) !== asked) return
      asked.busy = false
      if (step.done) {
        end(id)
        send({ id, done: true })
      } else {
        send({ id, values: [...step.value] })
      }
    } catch (error) {
      if (open.get(id) !== asked) return
      end(id)
      send({ id, fault: told(error) })
    }
  }

  function end(id: number): void {
    const asked = open.get(id)
    open.delete(id)
    asked?.controller.abort()
    void asked?.answer.return?.().catch(() => {})
  }

  function send(reply: Reply): void {
    if (!closed) port.send(JSON.stringify(reply))
  }
}

/** JSON has no word for `undefined`, so an answer without a value is an empty batch. */
async function* once(answer: () => unknown): AsyncGenerator<readonly unknown[]> {
  const value = await answer()
  yield value === undefined ? [] : [value]
}

/** An iterator of its own, so that a feed that fails to start is a fault like any other. */
async function* flow(feed: () => unknown): AsyncGenerator<readonly unknown[]> {
  yield* feed() as AsyncIterable<readonly unknown[]>
}

/** Only a Fault's words were written for the other side; any other error might carry what it must not see. */
function told(error: unknown): { code: string; message: string } {
  if (error instanceof Fault) return { code: error.code, message: error.message }
  return { code: 'internal', message: 'The monitor could not answer.' }
}
