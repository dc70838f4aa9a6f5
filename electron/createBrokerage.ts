import { randomUUID } from 'node:crypto'
import type { Clock } from '../shared/domain/time.ts'
import { officialKis } from './brokers/kis/endpoints.ts'
import { createKis } from './brokers/kis/kis.ts'
import { officialKiwoom } from './brokers/kiwoom/endpoints.ts'
import { createKiwoom, type KiwoomDeps } from './brokers/kiwoom/kiwoom.ts'
import { officialKoscom } from './brokers/koscom/endpoints.ts'
import { createKoscom, type KoscomDeps } from './brokers/koscom/koscom.ts'
import type { Broker, Brokerage, BrokerOrder } from './monitor/broker.ts'
import type { Log } from './monitor/platform.ts'
import type { Http } from './net/http.ts'
import { reach } from './net/reach.ts'
import { listenForRedirect } from './net/redirect.ts'
import { dial } from './net/socket.ts'

interface BrokerageDeps extends Pick<Brokerage, 'overrides' | 'startDemo'> {
  readonly clock: Clock
  readonly log: Log
  readonly http: Http
}

/** The three brokers that Vigil knows, on real sockets. */
export function createBrokerage({ clock, log, http, overrides, startDemo }: BrokerageDeps): Brokerage {
  const deps = { clock, log, http, dial, random: Math.random, newId: randomUUID, listenForRedirect }
  return {
    create: (order) => createBroker(order, deps),
    official: { kis: officialKis, kiwoom: officialKiwoom, koscom: officialKoscom },
    overrides,
    startDemo,
    reach: (address, signal) => reach(http, address, clock, signal),
  }
}

/** Whichever broker is ordered. */
export function createBroker(order: BrokerOrder, deps: KiwoomDeps & KoscomDeps): Broker {
  switch (order.broker) {
    case 'kis':
      return createKis(order, deps)
    case 'kiwoom':
      return createKiwoom(order, deps)
    case 'koscom':
      return createKoscom(order, deps)
  }
}
