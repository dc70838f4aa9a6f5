import { createBudget } from '../../../electron/net/budget.ts'
import { createConversation } from '../../../electron/net/conversation.ts'
import { createHttp } from '../../../electron/net/http.ts'
import { createTokenKeeper } from '../../../electron/net/tokenKeeper.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import type { Budget } from '../../../shared/domain/budgets.ts'
import type { Grant } from '../../../shared/domain/token.ts'
import { createShelf } from './keeping.ts'
import { sharesQuestion, type TokenBroker, tokenClient } from './tokenBroker.ts'
import type { WatchedClock } from './watchedClock.ts'

const roomy: Budget = {
  limit: 1000,
  period: 1000,
  spacing: 0,
  allowed: null,
  certainty: 'assumed',
  source: 'this test',
}

/** Keeper, queue and conversation together, talking to a broker over a socket. */
export function trading(broker: TokenBroker, clock: WatchedClock, budget: Budget = roomy) {
  const http = createHttp(systemClock)
  const shelf = createShelf()
  const onChange = () => {}
  const queue = createBudget({ budget, scope: 'account', clock, random: Math.random, onChange })
  const tokens = createTokenKeeper({
    ...tokenClient(http, broker.url),
    clock,
    onChange,
    issues: { last: shelf.noted, note: shelf.note },
    store: {
      read: async () => shelf.kept(),
      write: async (grant: Grant) => shelf.keep(grant),
      clear: async () => shelf.keep(null),
    },
  })
  const conversation = createConversation({ http, tokens, clock, onChange })
  return {
    shelf,
    queue,
    tokens,
    conversation,
    ask: (signal = new AbortController().signal) =>
      conversation.ask(sharesQuestion(broker.url, queue), signal),
    async [Symbol.asyncDispose]() {
      await tokens[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}
