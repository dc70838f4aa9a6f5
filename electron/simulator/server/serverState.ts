import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { createHeldAnswers, type HeldAnswers } from './heldAnswers.ts'
import type { Standing } from './standing.ts'

/** What the servers of all brokers count. */
export interface ServerCounters {
  /** TCP connections accepted, those of a black hole included. */
  connections: number
  /** Token requests that were read, whatever the answer. */
  tokenRequests: number
  /** Answers that carried a token; the same token counts each time. */
  tokensIssued: number
  /** Tokens that had not been told before. */
  newTokens: number
  /** Tokens that a client gave back. */
  tokensRevoked: number
  /** Transactions (TR) whose authorization was accepted. */
  requests: number
  /** Requests whose client hung up before it had the whole answer. */
  aborted: number
  /** By the broker's own code; a firewall's page counts as "html". */
  readonly refusals: Record<string, number>
}

export const noCounts = (): ServerCounters => ({
  connections: 0,
  tokenRequests: 0,
  tokensIssued: 0,
  newTokens: 0,
  tokensRevoked: 0,
  requests: 0,
  aborted: 0,
  refusals: {},
})

/** What tests set, and every server consults before it answers. */
export interface ServerFaults<Code> {
  /** The HTTP status of a firewall's page that answers every request. */
  htmlStatus: number | undefined
  token: Standing<Code> | undefined
  request: Standing<Code> | undefined
}

const noFaults = { htmlStatus: undefined, token: undefined, request: undefined }

/** The broker's own clock, which may run ahead of the world's. */
export interface ServerClock {
  now(): Instant
  /** Milliseconds ahead; negative is behind. */
  shift(ms: number): void
}

export interface ServerState<Code, Counts extends ServerCounters = ServerCounters> {
  /** The world's: limits are counted by it, so that a shift of the broker's clock resets none. */
  readonly clock: Clock
  readonly serverClock: ServerClock
  readonly counters: Counts
  readonly faults: ServerFaults<Code>
  readonly answers: HeldAnswers
  /** Ends every standing fault. */
  clear(): void
}

export function createServerState<Code, Counts extends ServerCounters>(
  clock: Clock,
  counters: Counts,
): ServerState<Code, Counts> {
  const faults: ServerFaults<Code> = { ...noFaults }
  const answers = createHeldAnswers(clock)
  let ahead = 0
  return {
    clock,
    counters,
    faults,
    answers,
    serverClock: {
      now: () => clock.now() + ahead,
      shift(ms) {
        ahead = ms
      },
    },
    clear() {
      ahead = 0
      Object.assign(faults, noFaults)
      answers.clear()
    },
  }
}
