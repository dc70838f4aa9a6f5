import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import { listedIssues } from '../market/issues.ts'
import { createRandom, pick, type Random, wholeBetween } from '../random.ts'
import { serverControls } from '../server/controls.ts'
import { openServer, type Question } from '../server/openServer.ts'
import { createServerState, noCounts, type ServerCounters } from '../server/serverState.ts'
import type { Holding } from './balance.ts'
import { inventCorporateCredential, inventCredential } from './credentials.ts'
import { createCustomer } from './customer.ts'
import type { KisSimulator } from './kisSimulator.ts'
import { issueToken, revokeToken } from './oauth.ts'
import { answerTransaction, type DeadTokenStatus } from './transactions.ts'

interface KisDeps {
  readonly clock: Clock
  readonly seed: number
  readonly market: Market
}

/** KIS's REST server on a loopback port. */
export async function startKis({ clock, seed, market }: KisDeps): Promise<KisSimulator & AsyncDisposable> {
  const random = createRandom(seed)
  const credential = inventCredential(random)
  const corporate = inventCorporateCredential(random)
  const state = createServerState<string, ServerCounters>(clock, noCounts())
  const person = createCustomer({ credential, holdings: inventHoldings(random), state, random })
  const company = createCustomer({
    credential: corporate,
    corporate,
    holdings: inventHoldings(random),
    state,
    random,
  })
  const customers = [person, company]
  let dead: DeadTokenStatus = 500

  const answer = (question: Question) => {
    const asked = `${question.method} ${question.path}`
    if (asked === 'POST /oauth2/tokenP') return issueToken(question, { state, customers })
    if (asked === 'POST /oauth2/revokeP') return revokeToken(question, { state, customers })
    return answerTransaction(question, { state, customers, market, deadTokenStatus: () => dead })
  }
  const line = await openServer({ state, answer })
  const also = {
    heal() {
      dead = 500
    },
  }

  return {
    rest: `http://127.0.0.1:${line.port}`,
    credential,
    corporate,
    counters: state.counters,
    ...serverControls({ state, tokens: customers.map(({ tokens }) => tokens), line, also }),
    answerDeadTokenWith(status) {
      dead = status
    },
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  }
}

function inventHoldings(random: Random): readonly Holding[] {
  const chosen = new Set(Array.from({ length: 4 }, () => pick(random, listedIssues)))
  return [...chosen].map((issue) => ({
    issue,
    quantity: wholeBetween(random, 1, 300),
    paid: Math.round(issue.previousClose * (0.8 + random() * 0.4)),
  }))
}
