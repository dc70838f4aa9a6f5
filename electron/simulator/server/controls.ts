import type { Line } from './line.ts'
import type { ServerCounters, ServerState } from './serverState.ts'
import type { Tokens } from './tokens.ts'

/** What can be done to each broker's server. */
export interface ServerControls<Code> {
  /** Tokens in force end now, as if their time had come. */
  expireToken(): void
  /** Tokens in force die before their time. */
  revokeToken(): void
  /** Every request for a token (or the next `times`) is refused with this code. */
  refuseTokens(code: Code, times?: number): void
  /** Every transaction with a good token (or the next `times`) is refused with this code. */
  refuseRequests(code: Code, times?: number): void
  /** A firewall's page answers everything. */
  answerWithHtml(status?: number): void
  /**
   * The next `times` answers (all, unless told) are made and kept back, tokens too, their requests left open. The function lets
   * them go, in whatever order several holds are ended, and ends the hold.
   */
  holdAnswers(times?: number): () => void
  /** Every further answer leaves so many milliseconds late; `null`: at once again. */
  delayAnswers(ms: number | null): void
  /** New connections get ECONNREFUSED; those that exist stay. */
  refuseConnections(): void
  acceptConnections(): Promise<void>
  /** Every connection stays open, old or new, and nothing is read or written any more. Frames due meanwhile are lost. */
  blackHole(): void
  /** Ends the black hole and every standing fault, a wrong clock too. Refused connections need `acceptConnections`. */
  heal(): void
  /** The broker's clock (its Date header, when its tokens end) runs so many milliseconds ahead. */
  shiftClock(ms: number): void
}

/** What every simulated broker is to a test. */
export interface SimulatedServer<Code> extends ServerControls<Code> {
  /** `http://127.0.0.1:PORT` */
  readonly rest: string
  readonly counters: Readonly<ServerCounters>
}

interface Parts<Code> {
  readonly state: ServerState<Code>
  /** Those of each app key. */
  readonly tokens: readonly Tokens[]
  readonly line: Line
  /** Where the broker has more to darken or to heal than its line. */
  readonly also?: { readonly darken?: () => void; readonly heal: () => void }
}

export function serverControls<Code>({ state, tokens, line, also }: Parts<Code>): ServerControls<Code> {
  const { faults, answers, serverClock } = state
  return {
    expireToken() {
      for (const each of tokens) each.expireAll()
    },
    revokeToken() {
      for (const each of tokens) each.forgetAll()
    },
    refuseTokens(code, times = Number.POSITIVE_INFINITY) {
      faults.token = { code, times }
    },
    refuseRequests(code, times = Number.POSITIVE_INFINITY) {
      faults.request = { code, times }
    },
    answerWithHtml(status = 403) {
      faults.htmlStatus = status
    },
    holdAnswers: (times = Number.POSITIVE_INFINITY) => answers.hold(times),
    delayAnswers: answers.delay,
    refuseConnections: line.refuse,
    acceptConnections: line.accept,
    blackHole() {
      line.darken()
      also?.darken?.()
    },
    heal() {
      state.clear()
      line.light()
      also?.heal()
    },
    shiftClock: serverClock.shift,
  }
}
