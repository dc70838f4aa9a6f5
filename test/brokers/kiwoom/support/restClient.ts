import { randomUUID } from 'node:crypto'
import { createKiwoom } from '../../../../electron/brokers/kiwoom/kiwoom.ts'
import type { BrokerOrder } from '../../../../electron/monitor/broker.ts'
import { createHttp } from '../../../../electron/net/http.ts'
import { dial } from '../../../../electron/net/socket.ts'
import { systemClock } from '../../../../electron/systemClock.ts'
import type { Clock } from '../../../../shared/domain/time.ts'
import { forgetfulIssues, keptLog, orderFor } from '../../support/orders.ts'

const canaries = { appKey: 'canary-key-5b1e', appSecret: 'canary-secret-9c2d' }

interface Server {
  readonly rest: string
  readonly credential?: object
}

/** Vigil's own client of a REST server, on the test's clock and without a realtime feed. */
export function restClient(
  { rest, credential = canaries }: Server,
  clock: Clock,
  environment: BrokerOrder['environment'] = 'custom',
) {
  const http = createHttp(systemClock)
  const order = orderFor('kiwoom', { rest }, credential, { environment, issues: forgetfulIssues })
  const deps = { clock, random: () => 0.5, http, dial, log: keptLog(), newId: randomUUID }
  const broker = createKiwoom(order, deps)
  return {
    ...broker,
    async [Symbol.asyncDispose]() {
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}

export function instrumentClient(server: Server, clock: Clock) {
  const { instruments, ...client } = restClient(server, clock)
  if (!instruments) throw new Error('No list of what is listed')
  return { ...client, instruments }
}
