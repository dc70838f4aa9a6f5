import { secrets } from '../../electron/demoServers.ts'
import type { DemoServers } from '../../electron/monitor/broker.ts'
import type { KisSimulator } from '../../electron/simulator/kis/kisSimulator.ts'
import type { KoscomSimulator } from '../../electron/simulator/koscom/koscomSimulator.ts'
import { Secret } from '../../shared/domain/secret.ts'

interface KiwoomPlace {
  readonly rest: string
  readonly socket: string
  readonly credential: { readonly appKey: string; readonly appSecret: string }
}

/** Where a demo's brokers are, and their keys: values that can be sent to another process. */
export interface DemoPlaces {
  readonly kiwoom?: KiwoomPlace
  readonly kis?: Pick<KisSimulator, 'rest' | 'credential'>
  readonly koscom?: Pick<KoscomSimulator, 'rest' | 'credential' | 'refreshToken'>
}

/** A demo of brokers that the test plays, and ends itself. */
export function demoOf({ kiwoom, kis, koscom }: DemoPlaces): DemoServers {
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
      ...(koscom && {
        koscom: {
          endpoints: { rest: koscom.rest, socket: null },
          values: secrets(koscom.credential),
          // A token that has ended, with what renews it: nobody need allow anything.
          token: {
            token: new Secret('ended'),
            issuedAt: 0,
            expiresAt: 0,
            refreshToken: new Secret(koscom.refreshToken),
          },
        },
      }),
    },
    [Symbol.asyncDispose]: async () => {},
  }
}
