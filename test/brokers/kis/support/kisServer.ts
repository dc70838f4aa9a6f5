import { randomUUID } from 'node:crypto'
import { createKis } from '../../../../electron/brokers/kis/kis.ts'
import type { BrokerOrder } from '../../../../electron/monitor/broker.ts'
import { createHttp } from '../../../../electron/net/http.ts'
import { systemClock } from '../../../../electron/systemClock.ts'
import type { Clock } from '../../../../shared/domain/time.ts'
import { type Answering, type BrokerServer, brokerServer } from '../../support/brokerServer.ts'
import { forgetfulIssues, keptLog, orderFor } from '../../support/orders.ts'

export function kisServer(answer: Answering, mayGrant = Promise.resolve()): Promise<BrokerServer> {
  const grant = { access_token: canaryToken, expires_in: 86_400 }
  return brokerServer({ tokenPath: '/oauth2/tokenP', grant, mayGrant }, answer)
}

export const canaryToken = 'canary-token-3e91'

export const person = {
  customer: 'P',
  appKey: 'canary-key-'.padEnd(36, 'k'),
  appSecret: 'canary-secret-'.padEnd(180, 's'),
  account: '50918273',
  product: '01',
}

export const company = {
  ...person,
  customer: 'B',
  personalSecKey: 'canary-identity-'.padEnd(60, 'i'),
  sequence: '001',
  phone: '01011112222',
  ip: '203.0.113.7',
  mac: '02:00:5E:10:00:AB',
}

/** Vigil's own client of that server, on the test's clock. */
export function kisClient(
  { rest }: Pick<BrokerServer, 'rest'>,
  clock: Clock,
  typed: object = person,
  environment: BrokerOrder['environment'] = 'custom',
) {
  const http = createHttp(systemClock)
  const order = orderFor('kis', { rest }, typed, { environment, issues: forgetfulIssues })
  const broker = createKis(order, { clock, random: () => 0.5, http, log: keptLog(), newId: randomUUID })
  const { session, sellable, holdings, balance, programTrade, calendar } = broker
  if (!holdings || !balance) throw new Error('KIS tells holdings everywhere')
  return {
    session,
    sellable,
    holdings,
    balance,
    programTrade,
    calendar,
    async [Symbol.asyncDispose]() {
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}

/** The same, where it is known to tell sellable quantities. */
export function sellableClient(...given: Parameters<typeof kisClient>) {
  const client = kisClient(...given)
  const { sellable } = client
  if (!sellable) throw new Error('No sellable quantities')
  return { ...client, sellable }
}

/** The same, where it is known to tell of the market. */
export function marketClient(...given: Parameters<typeof kisClient>) {
  const client = kisClient(...given)
  const { programTrade, calendar } = client
  if (!programTrade || !calendar) throw new Error('Nothing of the market')
  return { ...client, programTrade, calendar }
}

export const accepted = { rt_cd: '0', msg_cd: 'KIOK0420', msg1: '정상적으로 조회되었습니다'.padEnd(80) }
