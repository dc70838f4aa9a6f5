import type { CredentialValues } from '../shared/domain/credential.ts'
import type { ProgramReading, ProgramScope } from '../shared/domain/programTrade.ts'
import { Secret } from '../shared/domain/secret.ts'
import { type Clock, type Instant, kstDayStart } from '../shared/domain/time.ts'
import { decodeProgramTrade } from './brokers/kis/programTrade.ts'
import type { DemoServers } from './monitor/broker.ts'
import { type Simulator, startSimulator } from './simulator/startSimulator.ts'

/** A simulated market on this machine. It takes its day from the clock, so a restart finds the same market. */
export async function startDemoServers(clock: Clock): Promise<DemoServers> {
  const simulator = await startSimulator({ clock, seed: 1, day: 'lively' })
  return {
    earlier: (scope, until) => earlierProgram(simulator, scope, until),
    servers: serversAt(simulator),
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  }
}

/** Where simulated brokers are, and their keys: values that can be sent to another process. */
export interface DemoPlaces {
  readonly kis?: Pick<Simulator['kis'], 'rest' | 'credential'>
  readonly kiwoom?: Pick<Simulator['kiwoom'], 'rest' | 'socket' | 'credential'>
  readonly koscom?: Pick<Simulator['koscom'], 'rest' | 'credential' | 'refreshToken'>
}

export function serversAt({ kis, kiwoom, koscom }: DemoPlaces): DemoServers['servers'] {
  return {
    ...(kis && {
      kis: {
        endpoints: { rest: kis.rest, socket: null },
        values: secrets({ customer: 'P', ...kis.credential }),
        token: null,
      },
    }),
    ...(kiwoom && {
      kiwoom: {
        endpoints: { rest: kiwoom.rest, socket: kiwoom.socket },
        values: secrets(kiwoom.credential),
        token: null,
      },
    }),
    ...(koscom && {
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
    }),
  }
}

/** By the field's id, as a form would have it. */
export function secrets<F extends { readonly [K in keyof F]: string }>(fields: F): CredentialValues {
  return Object.fromEntries(
    Object.entries<string>(fields).map(([field, value]) => [field, new Secret(value)]),
  )
}

/** Between two readings of the demo's morning, ms: as Vigil reads. */
const period = 30_000
const morning = 3 * 3_600_000

/** What the server would have said through the hours before, had anybody asked. */
function earlierProgram(simulator: Simulator, scope: ProgramScope, until: Instant): ProgramReading[] {
  const from = Math.max(kstDayStart(until), until - morning)
  const source = {
    broker: 'kis',
    environment: 'demo',
    question: 'HHPPG046600C1',
    session: 'earlier',
    account: null,
  } as const
  const readings: ProgramReading[] = []
  for (let at = Math.ceil(from / period) * period; at < until; at += period) {
    const body = JSON.stringify({ rt_cd: '0', output1: simulator.programTable(scope, at) })
    const verdict = decodeProgramTrade({ kind: 'response', status: 200, headers: {}, body })
    if (verdict.kind === 'answered') readings.push({ kind: 'read', at, source, table: verdict.answer })
  }
  return readings
}
