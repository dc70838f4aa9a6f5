import type { Environment } from '../../../shared/domain/instrument.ts'
import type { Clock } from '../../../shared/domain/time.ts'
import { Secret } from '../../credentials/secret.ts'
import type { InterruptionBroker } from '../../monitor/broker.ts'
import type { Log } from '../../monitor/platform.ts'
import type { Http } from '../../net/http.ts'
import type { Dial } from '../../net/socket.ts'
import type { KiwoomEndpoints } from './endpoints.ts'
import { createConnection } from './realtime/connection.ts'
import { type Credential, createTokenHolder } from './token.ts'

export interface KiwoomDeps {
  readonly endpoints: KiwoomEndpoints
  readonly credential: Credential
  readonly environment: Environment
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly http: Http
  readonly dial: Dial
  readonly log: Log
}

/** Kiwoom REST API: the VI feed of the whole market over its websocket. */
export function createKiwoom(deps: KiwoomDeps): InterruptionBroker {
  const { endpoints, credential, environment, clock, random, http, dial, log } = deps
  const tokens = createTokenHolder({ rest: endpoints.rest, credential, http, clock })
  const secrets = [credential.appSecret, new Secret(credential.appKey)]
  const interruptions = createConnection({
    url: endpoints.socket,
    environment,
    clock,
    random,
    dial,
    tokens,
    secrets,
    log,
  })
  return { id: 'kiwoom', interruptions }
}
