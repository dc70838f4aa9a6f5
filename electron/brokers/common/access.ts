import type { Budget } from '../../../shared/domain/budgets.ts'
import type { Secret } from '../../../shared/domain/secret.ts'
import { type Clock, kstDate, kstTime } from '../../../shared/domain/time.ts'
import type { Grant } from '../../../shared/domain/token.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import type { BrokerOrder } from '../../monitor/broker.ts'
import type { Log } from '../../monitor/platform.ts'
import { type Changes, createChanges } from '../../net/changes.ts'
import { type Conversation, createConversation, type Exchange } from '../../net/conversation.ts'
import type { Http } from '../../net/http.ts'
import { createTokenKeeper, type IssueOutcome, type TokenKeeper } from '../../net/tokenKeeper.ts'
import { type Censor, createCensor } from './censor.ts'
import { createQueues, type Queues } from './queues.ts'
import { issueToken, revokeTokens, type TokenWire } from './tokenWire.ts'
import { censored } from './verdicts.ts'

/** The hands that are lent to every broker. */
export interface BrokerDeps {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly http: Http
  readonly log: Log
  /** An id that no other request has had, and that nobody can guess. */
  readonly newId: () => string
}

/** How one credential gets at one server: its token, its limits, its questions. */
export interface Access extends AsyncDisposable {
  readonly rest: string
  readonly deps: BrokerDeps
  readonly tokens: TokenKeeper
  readonly conversation: Conversation
  readonly queues: Queues
  readonly censor: Censor
  readonly changes: Changes
  /** How often a token was asked for. */
  asked(): number
  /** The exchange as it goes out: its token is remembered, and its answer has no secret in it. */
  guarded<A>(exchange: Exchange<A>): Exchange<A>
}

export function createAccess(
  order: BrokerOrder,
  deps: BrokerDeps,
  { budget, wire }: { readonly budget: Budget; readonly wire: TokenWire },
): Access {
  const { http, clock, random, log } = deps
  const { rest } = order.endpoints
  const changes = createChanges(clock)
  const censor = createCensor(order.broker, order.values)
  const hands = { http, clock, censor }
  let asked = 0
  let refreshToken: Secret | null = null

  function learn(grant: Grant | null): void {
    if (!grant) return
    refreshToken = grant.refreshToken
    for (const secret of [grant.token, grant.refreshToken]) if (secret) censor.learn(secret)
  }

  const tokens = createTokenKeeper({
    async issue(previous, signal) {
      asked += 1
      const outcome = await issueToken(wire, previous, signal, hands)
      if (outcome.kind === 'granted') learn(outcome.grant)
      log.info(`${order.broker}: ${told(outcome)}`)
      return outcome
    },
    revoke: (token, signal) => revokeTokens(wire, { token, refreshToken }, signal, hands),
    store: {
      async read() {
        const grant = await order.tokens.read()
        learn(grant)
        return grant
      },
      write: order.tokens.write,
      clear: order.tokens.clear,
    },
    issues: order.issues,
    clock,
    onChange: changes.note,
  })

  return {
    rest,
    deps,
    tokens,
    conversation: createConversation({ http, tokens, clock, onChange: changes.note }),
    queues: createQueues(budget, { clock, random, onChange: changes.note }),
    censor,
    changes,
    asked: () => asked,
    guarded: (exchange) => ({
      ...exchange,
      encode(token, signal) {
        censor.learn(token)
        return exchange.encode(token, signal)
      },
      decode: (reply) => censored(exchange.decode(reply), censor),
    }),
    [Symbol.asyncDispose]: () => tokens[Symbol.asyncDispose](),
  }
}

function told(outcome: IssueOutcome): string {
  if (outcome.kind === 'denied') return `no token: ${toldTrouble(outcome.trouble)}`
  const { expiresAt } = outcome.grant
  return `token granted, ends ${kstDate(expiresAt)} ${kstTime(expiresAt)} KST`
}

function toldTrouble(trouble: Trouble): string {
  return trouble.kind === 'refused' ? `${trouble.code} ${trouble.message}` : trouble.kind
}
