import { randomUUID } from 'node:crypto'
import { createKiwoom } from '../../../../electron/brokers/kiwoom/kiwoom.ts'
import type { BrokerOrder } from '../../../../electron/monitor/broker.ts'
import { createHttp } from '../../../../electron/net/http.ts'
import { dial } from '../../../../electron/net/socket.ts'
import { systemClock } from '../../../../electron/systemClock.ts'
import type { Clock } from '../../../../shared/domain/time.ts'
import { type Answering, type BrokerServer, brokerServer } from '../../support/brokerServer.ts'
import { forgetfulIssues, keptLog, orderFor } from '../../support/orders.ts'

export const canaryToken = 'canary-token-1a6f'

/** A server of Kiwoom's REST API that says just what a test wants said. */
export function kiwoomServer(answer: Answering): Promise<BrokerServer> {
  const grant = { expires_dt: '20991231235959', token_type: 'bearer', token: canaryToken, return_code: 0 }
  return brokerServer({ tokenPath: '/oauth2/token', grant, mayGrant: Promise.resolve() }, answer)
}

/** Vigil's own client of that server, on the test's clock. */
export function issueProgramClient(
  { rest }: BrokerServer,
  clock: Clock,
  environment: BrokerOrder['environment'] = 'custom',
) {
  const http = createHttp(systemClock)
  const typed = { appKey: 'canary-key-5b1e', appSecret: 'canary-secret-9c2d' }
  const order = orderFor('kiwoom', { rest }, typed, { environment, issues: forgetfulIssues })
  const deps = { clock, random: () => 0.5, http, dial, log: keptLog(), newId: randomUUID }
  const { session, issueProgram, ...broker } = createKiwoom(order, deps)
  if (!issueProgram) throw new Error('No program trade of an issue')
  return {
    session,
    issueProgram,
    async [Symbol.asyncDispose]() {
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}
