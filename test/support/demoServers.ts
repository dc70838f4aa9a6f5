import { secrets } from '../../electron/demoServers.ts'
import type { DemoServers } from '../../electron/monitor/broker.ts'
import type { KisSimulator } from '../../electron/simulator/kis/kisSimulator.ts'

interface KiwoomPlace {
  readonly rest: string
  readonly socket: string
  readonly credential: { readonly appKey: string; readonly appSecret: string }
}

/** Where a demo's brokers are, and their keys: values that can be sent to another process. */
export interface DemoPlaces {
  readonly kiwoom?: KiwoomPlace
  readonly kis?: Pick<KisSimulator, 'rest' | 'credential'>
}

/** A demo of brokers that the test plays, and ends itself. */
export function demoOf({ kiwoom, kis }: DemoPlaces): DemoServers {
  return {
    servers: {
      ...(kiwoom && {
        kiwoom: {
          endpoints: { rest: kiwoom.rest, socket: kiwoom.socket },
          values: secrets({ appKey: kiwoom.credential.appKey, appSecret: kiwoom.credential.appSecret }),
          token: null,
        },
      }),
      ...(kis && {
        kis: {
          endpoints: { rest: kis.rest, socket: null },
          values: secrets({ customer: 'P', ...kis.credential }),
          token: null,
        },
      }),
    },
    [Symbol.asyncDispose]: async () => {},
  }
}
