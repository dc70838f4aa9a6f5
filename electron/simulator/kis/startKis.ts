import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import type { ProgramDay } from '../market/programDay.ts'
import { createRandom, type Random } from '../random.ts'
import { serverControls } from '../server/controls.ts'
import { openServer, type Question } from '../server/openServer.ts'
import { createServerState, noCounts, type ServerCounters, type ServerState } from '../server/serverState.ts'
import { createAccount } from './account.ts'
import { inventCorporateCredential, inventCredential } from './credentials.ts'
import { createCustomer } from './customer.ts'
import { demoHoldings, inventHoldings } from './holdings.ts'
import type { KisSimulator } from './kisSimulator.ts'
import { issueToken, revokeToken } from './oauth.ts'
import { createScripts } from './scripts.ts'
import { answerTransaction, type DeadTokenStatus } from './transactions.ts'

interface KisDeps {
  readonly clock: Clock
  readonly seed: number
  readonly market: Market
  readonly program: ProgramDay
  /** Whether the person's account is the demo's, with a position of every kind. */
  readonly isDemo: boolean
}

/** KIS's REST server on a loopback port. */
export async function startKis(deps: KisDeps): Promise<KisSimulator & AsyncDisposable> {
  const { market, program } = deps
  const state = createServerState<string, ServerCounters>(deps.clock, noCounts())
  const { credential, corporate, accounts, customers } = admitCustomers(deps, state)
  const { scripts, controls, clear } = createScripts()
  let dead: DeadTokenStatus = 500

  const answer = (question: Question) => {
    const asked = `${question.method} ${question.path}`
    if (asked === 'POST /oauth2/tokenP') return issueToken(question, { state, customers })
    if (asked === 'POST /oauth2/revokeP') return revokeToken(question, { state, customers })
    const deadTokenStatus = () => dead
    return answerTransaction(question, { state, customers, market, program, deadTokenStatus, ...scripts })
  }
  const line = await openServer({ state, answer })
  const also = {
    heal() {
      dead = 500
      clear()
    },
  }

  return {
    rest: `http://127.0.0.1:${line.port}`,
    credential,
    corporate,
    counters: state.counters,
    ...serverControls({ state, tokens: customers.map(({ tokens }) => tokens), line, also }),
    ...controls,
    answerDeadTokenWith(status) {
      dead = status
    },
    hold: (position, whose = 'person') => void accounts[whose].hold(position),
    letGo: (code, whose = 'person') => accounts[whose].letGo(code),
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  }
}

function admitCustomers(deps: KisDeps, state: ServerState<string>) {
  const random = createRandom(deps.seed)
  const credential = inventCredential(random)
  const corporate = inventCorporateCredential(random)
  const accounts = openAccounts(deps, random)
  const customers = [
    createCustomer({ credential, account: accounts.person, state, random }),
    createCustomer({ credential: corporate, corporate, account: accounts.corporate, state, random }),
  ]
  return { credential, corporate, accounts, customers }
}

function openAccounts({ clock, market, isDemo }: KisDeps, random: Random) {
  // Drawn in the demo too, so that the same seed tells the same keys and tokens in both.
  const invented = inventHoldings(random)
  return {
    person: createAccount(market, isDemo ? demoHoldings(clock.now()) : invented),
    corporate: createAccount(market, inventHoldings(random)),
  }
}
