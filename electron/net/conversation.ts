import type { Answer } from '../../shared/domain/answer.ts'
import type { Secret } from '../../shared/domain/secret.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { Refused, Trouble } from '../../shared/domain/trouble.ts'
import type { RequestQueue } from './budget.ts'
import type { Http, WireRequest, WireResponse } from './http.ts'
import { createTalkLog } from './talkLog.ts'
import { type TimeLimit, timeLimit, unlimited } from './timeLimit.ts'
import type { TokenKeeper, TokenOutcome } from './tokenKeeper.ts'
import { troubleOf } from './troubleOf.ts'

/** What a broker's answer means, decided by its body and not by its HTTP status. */
export type Verdict<A> =
  | { readonly kind: 'answered'; readonly answer: A }
  | {
      readonly kind: 'refused'
      readonly refusal: Refused
      readonly because: 'dead-token' | 'too-many' | 'other'
    }
  | { readonly kind: 'foreign-page' | 'unreadable'; readonly trouble: Trouble }

/** One TR or api-id: how it is asked, and how its answer reads. */
export interface Exchange<A> {
  /** For the screen: "TTTC8434R". */
  readonly name: string
  /** Which limit it counts against. */
  readonly queue: RequestQueue
  /** Who asks; lanes take turns. */
  readonly lane: string
  /** For the whole of it, the wait for a token and a turn included, ms; left out: as long as it takes. */
  readonly within?: number
  encode(token: Secret, signal: AbortSignal): WireRequest
  decode(reply: WireResponse): Verdict<A>
}

export interface ConversationDeps {
  readonly http: Http
  readonly tokens: TokenKeeper
  readonly clock: Clock
  readonly onChange: () => void
}

/** What was said lately, for the session's facts. */
export interface Talk {
  readonly lastAnswer: { readonly at: Instant; readonly latency: number } | null
  readonly lastRefusal: {
    readonly at: Instant
    readonly to: string
    readonly trouble: Trouble
    readonly cured: boolean
  } | null
  readonly lastFault: { readonly at: Instant; readonly to: string; readonly trouble: Trouble } | null
  /** Since the start of the Korean day. */
  readonly requests: number
}

/**
 * Asks authorised questions: waits its turn, renews a dead token once and asks once more, waits out "too many" a few
 * times, and says what became of it. Never throws.
 * Once its time is over, a question that is under way is `no-answer`, one that never left is `no-turn`, and one that
 * waits to be asked again is what the broker said to it last.
 */
export interface Conversation {
  ask<A>(exchange: Exchange<A>, signal: AbortSignal): Promise<Answer<A>>
  talk(): Talk
}

/** So often a question waits out a "too many" before the refusal is told. */
const mostPushes = 3

export function createConversation({ http, tokens, clock, onChange }: ConversationDeps): Conversation {
  const log = createTalkLog(clock)

  /** The token comes first, so that no crowd with its turns behind it waits for one and then goes out at once. */
  const admitted = async <A>(
    { queue, lane }: Exchange<A>,
    rejected: Secret | null,
    signal: AbortSignal,
  ): Promise<TokenOutcome> => {
    const access = await tokens.acquire(rejected, signal)
    if (access.kind === 'denied') return access
    if (!(await queue.turn(lane, signal))) return cancelled
    // It may have been replaced meanwhile.
    return tokens.acquire(rejected, signal)
  }

  const put = async <A>(exchange: Exchange<A>, token: Secret, limit: TimeLimit): Promise<Reply<A>> => {
    const sentAt = clock.now()
    const going = http.request(exchange.encode(token, limit.signal))
    log.asked()
    onChange()
    const reply = await going
    const at = clock.now()
    const verdict: Reply<A>['verdict'] =
      reply.kind === 'failed'
        ? { kind: 'failed', trouble: inTime(troubleOf(reply), limit, noAnswer) }
        : read(exchange, reply)
    const answer = { verdict, at, latency: Math.max(0, at - sentAt) }
    log.heard(exchange.name, answer)
    if (verdict.kind === 'refused' && verdict.because === 'too-many') exchange.queue.pushedBack()
    else if (verdict.kind === 'answered' || verdict.kind === 'refused') exchange.queue.eased()
    onChange()
    return answer
  }

  return {
    async ask(exchange, signal) {
      using limit =
        exchange.within === undefined ? unlimited(signal) : timeLimit(exchange.within, signal, clock)
      let rejected: Secret | null = null
      let pushes = 0
      let lastWord: Trouble = noTurn
      for (;;) {
        const access: TokenOutcome = await admitted(exchange, rejected, limit.signal)
        if (access.kind === 'denied') return troubled(inTime(access.trouble, limit, lastWord))
        const { verdict, at, latency } = await put(exchange, access.token, limit)
        if (verdict.kind === 'answered')
          return { kind: 'answered', answer: verdict.answer, asOf: at, latency }
        if (verdict.kind !== 'refused') return troubled(verdict.trouble)
        lastWord = verdict.refusal
        if (verdict.because === 'dead-token' && rejected === null) rejected = access.token
        else if (verdict.because === 'too-many' && pushes < mostPushes) pushes += 1
        else return troubled(verdict.refusal)
      }
    },
    talk: log.talk,
  }
}

export interface Reply<A> {
  readonly verdict: Verdict<A> | { readonly kind: 'failed'; readonly trouble: Trouble }
  readonly at: Instant
  readonly latency: number
}

/** A reader that trips over what came must not take the monitor down. */
function read<A>(exchange: Exchange<A>, reply: WireResponse): Verdict<A> {
  try {
    return exchange.decode(reply)
  } catch {
    return { kind: 'unreadable', trouble: { kind: 'unreadable', what: exchange.name } }
  }
}

function troubled(trouble: Trouble): { readonly kind: 'troubled'; readonly trouble: Trouble } {
  return { kind: 'troubled', trouble }
}

const cancelled: TokenOutcome = { kind: 'denied', trouble: { kind: 'cancelled' }, retryAt: null }

const noTurn: Trouble = { kind: 'no-turn' }
const noAnswer: Trouble = { kind: 'no-answer' }

/** Our own calling off for want of time is not the user's. */
function inTime(trouble: Trouble, limit: TimeLimit, instead: Trouble): Trouble {
  return trouble.kind === 'cancelled' && limit.isOver() ? instead : trouble
}
