import { budgets } from '../../../shared/domain/budgets.ts'
import type { Broker, BrokerOrder, QuoteSource } from '../../monitor/broker.ts'
import type { Dial } from '../../net/socket.ts'
import { untilAborted } from '../../net/untilAborted.ts'
import { type Access, type BrokerDeps, createAccess } from '../common/access.ts'
import { probedBy } from '../common/checks.ts'
import { createSession } from '../common/session.ts'
import { instrumentSource } from './instruments.ts'
import { issueProgramSource } from './issueProgram.ts'
import { priceQuestion } from './price.ts'
import { createConnection, type RealtimeConnection } from './realtime/connection.ts'
import { fieldsOf } from './refusal.ts'
import {
  decodeStockInformation,
  encodeStockInformation,
  samsungElectronics,
  stockInformation,
} from './stockInformation.ts'
import { kiwoomTokens } from './token.ts'

export interface KiwoomDeps extends BrokerDeps {
  readonly dial: Dial
}

/** Kiwoom REST API, and the VI feed of the whole market and the watched prices over its websocket. */
export function createKiwoom(order: BrokerOrder, deps: KiwoomDeps): Broker {
  const { rest } = order.endpoints
  const access = createAccess(order, deps, {
    budget: budgets.kiwoom,
    wire: kiwoomTokens(rest, order.values),
  })
  const interruptions = realtimeOf(order, deps, access)
  const information = access.guarded({
    name: stockInformation,
    queue: access.queues.of(stockInformation),
    lane: 'check',
    encode: (token, signal) => encodeStockInformation(rest, samsungElectronics, token, signal),
    decode: decodeStockInformation,
  })
  const session = createSession(access, {
    issueSendsMessage: false,
    fieldsOf,
    // Never over the websocket: a second LOGIN would end the first one's session.
    probe: {
      check: 'service',
      ask: async (signal) => probedBy(await access.conversation.ask(information, signal)),
    },
    onToken: () => interruptions?.signedIn(),
    onSignOut: () => interruptions?.signedOut(),
  })
  return {
    id: 'kiwoom',
    session,
    ...(interruptions ? { interruptions } : {}),
    issueProgram: issueProgramSource(access, order.environment),
    instruments: instrumentSource(access),
    quotes: { ...(interruptions?.quotes ?? noTrades), ...priceQuestion(access, order.environment) },
    [Symbol.asyncDispose]: () => access[Symbol.asyncDispose](),
  }
}

/** Without a realtime feed, prices are asked for alone. */
const noTrades: Pick<QuoteSource, 'most' | 'want' | 'watch'> = {
  most: 0,
  want() {},
  async *watch(signal) {
    await untilAborted(new Promise<void>(() => {}), signal, undefined)
  },
}

/** A server of the user's own need not have a realtime feed. */
function realtimeOf(
  { endpoints, environment }: BrokerOrder,
  { clock, random, dial, log }: KiwoomDeps,
  { tokens, censor }: Access,
): RealtimeConnection | null {
  if (endpoints.socket === null) return null
  return createConnection({ url: endpoints.socket, environment, clock, random, dial, tokens, censor, log })
}
