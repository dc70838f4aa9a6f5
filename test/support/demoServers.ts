import { secrets } from '../../electron/demoServers.ts'
import type { DemoServers } from '../../electron/monitor/broker.ts'

interface KiwoomPlace {
  readonly rest: string
  readonly socket: string
  readonly credential: { readonly appKey: string; readonly appSecret: string }
}

/** A demo whose only broker is a Kiwoom that the test plays, and ends itself. */
export function demoOfKiwoom({ rest, socket, credential }: KiwoomPlace): DemoServers {
  const { appKey, appSecret } = credential
  return {
    servers: { kiwoom: { endpoints: { rest, socket }, values: secrets({ appKey, appSecret }), token: null } },
    [Symbol.asyncDispose]: async () => {},
  }
}
