import { startChild } from '../support/child.ts'
import type { Flood, Question } from './flood.ts'
import { type FloodEvent, floodEvent } from './frames.ts'

export interface FrameServer extends AsyncDisposable {
  readonly rest: string
  readonly socket: string
  /** The last of the `count` events that the next flood brings. */
  lastOf(count: number): FloodEvent
  /** Sends so many new events to every registered socket; resolves when the system has taken them all. */
  flood(flood: Omit<Flood, 'from' | 'until'>): Promise<void>
}

/** A process that speaks Kiwoom's wire as fast as it is read, so that its cost is not the reader's. */
export async function startFrameServer(): Promise<FrameServer> {
  const child = startChild('load/frameServer.ts')
  const ask = (question: Question) => child.ask(question)
  const port = await ask({ ask: 'port' })
  const until = Date.now()
  let sent = 0
  return {
    rest: `http://127.0.0.1:${port}`,
    socket: `ws://127.0.0.1:${port}/api/dostk/websocket`,
    lastOf: (count) => floodEvent(sent + count - 1, until),
    async flood(flood) {
      const from = sent
      sent += flood.count
      await ask({ ask: 'flood', flood: { ...flood, from, until } })
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  }
}
