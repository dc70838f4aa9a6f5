import { randomUUID } from 'node:crypto'
import type { Clock } from '../shared/domain/time.ts'
import { officialKis } from './brokers/kis/endpoints.ts'
import { createKis } from './brokers/kis/kis.ts'
import { officialKiwoom } from './brokers/kiwoom/endpoints.ts'
import { createKiwoom } from './brokers/kiwoom/kiwoom.ts'
import { officialKoscom } from './brokers/koscom/endpoints.ts'
import { createKoscom } from './brokers/koscom/koscom.ts'
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

/** KIS takes 32 characters (gt_uid); Koscom's `state` must not be guessable. */
const newId = () => randomUUID().replaceAll('-', '')

/** The three brokers that Vigil knows, on real sockets. */
export function createBrokerage({ clock, log, http, overrides, startDemo }: BrokerageDeps): Brokerage {
  const deps = { clock, log, http, dial, random: Math.random, newId, listenForRedirect }
  return {
    create(order: BrokerOrder): Broker {
      switch (order.broker) {
        case 'kis':
          return createKis(order, deps)
        case 'kiwoom':
          return createKiwoom(order, deps)
        case 'koscom':
          return createKoscom(order, deps)
      }
    },
    official: { kis: officialKis, kiwoom: officialKiwoom, koscom: officialKoscom },
    overrides,
    startDemo,
    reach: (address, signal) => reach(http, address, clock, signal),
  }
}
