import type { BrokerOrder } from '../../../../electron/monitor/broker.ts'
import type { Clock } from '../../../../shared/domain/time.ts'
import { type Answering, type BrokerServer, brokerServer } from '../../support/brokerServer.ts'
import { restClient } from './restClient.ts'

export const canaryToken = 'canary-token-1a6f'

/** A server of Kiwoom's REST API that says just what a test wants said. */
export function kiwoomServer(answer: Answering): Promise<BrokerServer> {
  const grant = { expires_dt: '20991231235959', token_type: 'bearer', token: canaryToken, return_code: 0 }
  return brokerServer({ tokenPath: '/oauth2/token', grant, mayGrant: Promise.resolve() }, answer)
}

/** Vigil's own client of that server, on the test's clock. */
export function issueProgramClient(
  server: BrokerServer,
  clock: Clock,
  environment: BrokerOrder['environment'] = 'custom',
) {
  const { issueProgram, ...client } = restClient(server, clock, environment)
  if (!issueProgram) throw new Error('No program trade of an issue')
  return { ...client, issueProgram }
}
