import { budgets } from '../../../shared/domain/budgets.ts'
import type { Broker, BrokerOrder } from '../../monitor/broker.ts'
import { type BrokerDeps, createAccess } from '../common/access.ts'
import { probedBy } from '../common/checks.ts'
import { createSession } from '../common/session.ts'
import { revealed } from '../common/values.ts'
import { authorizeUrl, createAuthorisation, type ListenForRedirect } from './authorisation.ts'
import { authorise } from './authorise.ts'
import { balanceSource } from './balance.ts'
import { createCodes } from './codes.ts'
import { consentSearch, decodeConsent, encodeConsent, strangerIn } from './consent.ts'
import { watchGroupSource } from './interest.ts'
import { compositionSource } from './portfolio.ts'
import { fieldsOf } from './refusal.ts'
import { koscomTokens } from './token.ts'

export interface KoscomDeps extends BrokerDeps {
  readonly listenForRedirect: ListenForRedirect
}

/** Koscom open API: a token needs the user's permission, given on Koscom's page. */
export function createKoscom(order: BrokerOrder, deps: KoscomDeps): Broker {
  const { values, endpoints } = order
  const { rest } = endpoints
  const codes = createCodes(deps)
  const access = createAccess(order, deps, {
    budget: budgets.koscom,
    wire: koscomTokens(rest, values, codes.take),
  })
  const { newId } = deps
  const authorisation = createAuthorisation(revealed(values, 'redirect'), deps.listenForRedirect)
  const permitting = {
    access,
    authorisation,
    codes,
    newId,
    url: (state: string) => authorizeUrl(rest, values, state),
  }
  const asker = { rest, values, newId }
  const consent = access.guarded({
    name: consentSearch,
    queue: access.queues.of('account'),
    lane: 'check',
    encode: (token, signal) => encodeConsent(asker, token, signal),
    decode: decodeConsent,
  })
  const session = createSession(access, {
    issueSendsMessage: false,
    fieldsOf,
    answer: authorisation.answer,
    authorise: (tell, signal) => authorise(permitting, tell, signal),
    probe: {
      check: 'account',
      async ask(signal) {
        const answer = await access.conversation.ask(consent, signal)
        return probedBy(answer, (accounts) => strangerIn(accounts, values))
      },
    },
  })
  return {
    id: 'koscom',
    session,
    balance: balanceSource(access, asker),
    composition: compositionSource(access, asker),
    watchGroups: watchGroupSource(access, asker),
    [Symbol.asyncDispose]() {
      authorisation.cancel()
      return access[Symbol.asyncDispose]()
    },
  }
}
