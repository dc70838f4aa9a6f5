import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createKoscom } from '../../../../electron/brokers/koscom/koscom.ts'
import { createHttp } from '../../../../electron/net/http.ts'
import { systemClock } from '../../../../electron/systemClock.ts'
import { Secret } from '../../../../shared/domain/secret.ts'
import type { Clock } from '../../../../shared/domain/time.ts'
import { type Answering, brokerServer } from '../../support/brokerServer.ts'
import { forgetfulIssues, keptLog, memoryTokens, orderFor } from '../../support/orders.ts'

export const koscomServer = (answer: Answering) =>
  brokerServer(
    {
      tokenPath: '/auth/oauth/v2/token',
      grant: { access_token: 'canary-token-77', expires_in: 2_592_000 },
      mayGrant: Promise.resolve(),
    },
    answer,
  )

/** A payload under `test/wire/koscom` as it is written there, floats and all. */
export const documented = (file: string) =>
  readFileSync(new URL(`../../../wire/koscom/${file}`, import.meta.url), 'utf8')

/** Whoever asks in the documents. */
export const documentedPerson = {
  clientId: 'canary-client',
  clientSecret: 'canary-client-secret',
  redirect: 'http://127.0.0.1:17860/koscom',
  company: 'F9999',
  service: '999',
  brokerName: 'shinhan',
  ci: ' S1V7HGXBV1EPGBJastZf4fQV+eOpOc1pfizByV6UIEEJHM/PF9QKu+PU2OThEog7QmVKSZNibNGg+/k0XB/9jQ==',
  account: '160678007213500001',
  ip: '203.0.113.4',
  mac: '70:54:d2:7e:e2:47',
}

/** Vigil's own client of that server, on the test's clock, with a token that is renewed at once. */
export function koscomClient(
  { rest }: { readonly rest: string },
  clock: Clock,
  typed: object = documentedPerson,
  refreshToken = new Secret('canary-refresh-token'),
) {
  const http = createHttp(systemClock)
  const tokens = memoryTokens({ token: new Secret('ended'), issuedAt: 0, expiresAt: 0, refreshToken })
  const order = orderFor('koscom', { rest }, typed, { tokens, issues: forgetfulIssues })
  const deps = {
    clock,
    random: () => 0.5,
    http,
    log: keptLog(),
    newId: randomUUID,
    listenForRedirect: nobody,
  }
  const broker = createKoscom(order, deps)
  const { session, balance, composition, watchGroups } = broker
  if (!balance || !composition || !watchGroups) throw new Error('Koscom tells of accounts')
  return {
    session,
    balance,
    composition,
    watchGroups,
    async [Symbol.asyncDispose]() {
      await broker[Symbol.asyncDispose]()
      await http[Symbol.asyncDispose]()
    },
  }
}

async function* nobody(): AsyncIterable<string> {}
