import type { CredentialValues } from '../shared/domain/credential.ts'
import { Secret } from '../shared/domain/secret.ts'
import type { Clock } from '../shared/domain/time.ts'
import type { DemoServers } from './monitor/broker.ts'
import { startSimulator } from './simulator/startSimulator.ts'

/** A simulated market on this machine. It takes its day from the clock, so a restart finds the same market. */
export async function startDemoServers(clock: Clock): Promise<DemoServers> {
  const simulator = await startSimulator({ clock, seed: 1, day: 'lively' })
  const { kis, kiwoom, koscom } = simulator
  return {
    servers: {
      kis: {
        endpoints: { rest: kis.rest, socket: null },
        values: secrets({ customer: 'P', ...kis.credential }),
        token: null,
      },
      kiwoom: {
        endpoints: { rest: kiwoom.rest, socket: kiwoom.socket },
        values: secrets(kiwoom.credential),
        token: null,
      },
      koscom: {
        endpoints: { rest: koscom.rest, socket: null },
        values: secrets(koscom.credential),
        // A token that has ended, with what renews it: nobody need allow anything for the demo.
        token: {
          token: new Secret('ended'),
          issuedAt: 0,
          expiresAt: 0,
          refreshToken: new Secret(koscom.refreshToken),
        },
      },
    },
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  }
}

/** By the field's id, as a form would have it. */
export function secrets<F extends { readonly [K in keyof F]: string }>(fields: F): CredentialValues {
  return Object.fromEntries(
    Object.entries<string>(fields).map(([field, value]) => [field, new Secret(value)]),
  )
}
