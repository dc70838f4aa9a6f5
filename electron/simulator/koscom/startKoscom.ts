import type { Clock } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import { createRandom, type Random, randomUuid } from '../random.ts'
import { serverControls } from '../server/controls.ts'
import type { Line } from '../server/line.ts'
import { openServer } from '../server/openServer.ts'
import { createServerState, noCounts, type ServerCounters } from '../server/serverState.ts'
import { createTokens } from '../server/tokens.ts'
import { openAssets } from './assets.ts'
import { createConsents } from './consents.ts'
import { type Credential, inventAccount, inventCredential } from './credential.ts'
import { createDayLimit, usualDayLimit } from './dayLimit.ts'
import { answerGateway, type DeadTokenForm } from './gateway.ts'
import type { KoscomSimulator } from './koscomSimulator.ts'
import type { VirtualAccount } from './members.ts'
import { createPageScript } from './pageScript.ts'

/** `account` scope: 2,592,000 seconds; each grant brings a new token. */
const tokenRules = { lifetime: 30 * 24 * 3_600_000, sameFor: 0 }

/** Koscom's open platform as it was documented until 2022, on a loopback port. */
export async function startKoscom(deps: {
  readonly clock: Clock
  readonly seed: number
  readonly market: Market
  /** Whether the account holds what the demo's KIS account does. */
  readonly isDemo: boolean
}): Promise<KoscomSimulator & AsyncDisposable> {
  const random = createRandom(deps.seed)
  const credential = inventCredential(random)
  const accounts = connectedAccounts(random, credential)
  const state = createServerState<string, ServerCounters>(deps.clock, noCounts())
  const { counters, serverClock: clock } = state
  const tokens = createTokens({ clock, counters, write: () => randomUuid(random), ...tokenRules })
  const consents = createConsents(clock, random)
  const dayLimit = createDayLimit(clock)
  // Drawn apart, so that keys and tokens are the same whatever is held.
  const assets = openAssets({ ...deps, clock, random: createRandom(deps.seed + 1) })
  const pageScript = createPageScript()
  let dead: DeadTokenForm = 'op-auth'

  const host = () => `http://127.0.0.1:${line.port}`
  const parts = { state, credential, accounts, clock, tokens, consents, dayLimit, host, assets, pageScript }
  const line: Line = await openServer({
    state,
    answer: (question) => answerGateway(question, { ...parts, deadTokenForm: () => dead }),
  })
  const heal = () => {
    dead = 'op-auth'
    dayLimit.set(usualDayLimit)
    pageScript.clear()
  }

  return {
    rest: host(),
    credential,
    accounts,
    ...pageScript.controls,
    counters,
    get refreshToken() {
      return consents.latestRefreshToken()
    },
    ...serverControls({ state, tokens: [tokens], line, also: { heal } }),
    answerDeadTokenWith(form) {
      dead = form
    },
    revokeConsent() {
      consents.clear()
      tokens.forgetAll()
    },
    limitDay: dayLimit.set,
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  }
}

/** The three virtual brokers of the documented sandbox. */
function connectedAccounts(random: Random, { account }: Credential): readonly VirtualAccount[] {
  return [
    { company: '00992', alias: 'diamond', number: account },
    { company: '00991', alias: 'cyber', number: inventAccount(random) },
    { company: '00993', alias: 'star', number: inventAccount(random) },
  ]
}
