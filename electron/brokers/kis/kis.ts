import { budgets } from '../../../shared/domain/budgets.ts'
import type { Broker, BrokerOrder } from '../../monitor/broker.ts'
import { type Access, type BrokerDeps, createAccess } from '../common/access.ts'
import { probedBy } from '../common/checks.ts'
import { createSession } from '../common/session.ts'
import { revealed } from '../common/values.ts'
import { balanceSource } from './accountBalance.ts'
import { balanceTr, decodeBalance, encodeBalance } from './balance.ts'
import { calendarSource } from './calendar.ts'
import { holdingsSource } from './holdings.ts'
import type { Asker } from './inquiry.ts'
import { programTradeSource } from './programTrade.ts'
import { fieldsOf } from './refusal.ts'
import { sellableSource } from './sellable.ts'
import { kisTokens } from './token.ts'

/** KIS Developers REST API. Each new token makes KIS write to the customer's phone (알림톡). */
export function createKis(order: BrokerOrder, deps: BrokerDeps): Broker {
  const { environment, values, endpoints } = order
  const { rest } = endpoints
  const access = createAccess(order, deps, {
    budget: budgets[environment === 'mock' ? 'kis-mock' : 'kis-live'],
    wire: kisTokens(rest, values),
  })
  // A gt_uid has 32 characters, a UUID without its dashes as many.
  const asker: Asker = { rest, environment, values, newId: () => deps.newId().replaceAll('-', '') }
  const balance = access.guarded({
    name: balanceTr(environment),
    queue: access.queues.of('account'),
    lane: 'check',
    encode: (token, signal) => encodeBalance(asker, { rows: 'by-issue', after: null }, token, signal),
    decode: decodeBalance,
  })
  const session = createSession(access, {
    issueSendsMessage: true,
    fieldsOf: (code) => fieldsOf(code, revealed(values, 'customer')),
    probe: {
      check: 'account',
      ask: async (signal) => probedBy(await access.conversation.ask(balance, signal)),
    },
  })
  return {
    id: 'kis',
    session,
    ...(environment === 'mock' ? {} : notInMock(access, asker)),
    holdings: holdingsSource(access, asker),
    balance: balanceSource(access, asker),
    [Symbol.asyncDispose]: () => access[Symbol.asyncDispose](),
  }
}

/** 모의투자 has no such TRs. */
function notInMock(access: Access, asker: Asker): Pick<Broker, 'sellable' | 'programTrade' | 'calendar'> {
  return {
    sellable: sellableSource(access, asker),
    programTrade: programTradeSource(access, asker),
    calendar: calendarSource(access, asker),
  }
}
