import type { ServerChoice } from '../../shared/domain/credential.ts'
import type { BrokerId, Environment } from '../../shared/domain/instrument.ts'
import { demoProfile, type Profile } from '../../shared/domain/profile.ts'
import type { FieldProblem } from '../../shared/domain/trouble.ts'
import type { Brokerage, Endpoints, OfficialEndpoints } from './broker.ts'

/** Where a choice of server leads. Only `usable` may ever get a secret. */
export type Server =
  | {
      readonly kind: 'usable'
      readonly environment: Environment
      readonly endpoints: Endpoints
      readonly host: string
    }
  | { readonly kind: 'unconfirmed-host'; readonly environment: Environment; readonly host: string }
  | { readonly kind: 'unusable'; readonly environment: Environment; readonly problem: FieldProblem }

interface Known {
  readonly official: OfficialEndpoints
  /** What the launch flags say. */
  readonly override: Partial<Endpoints> | undefined
  readonly confirmedHosts: readonly string[]
}

export function knownTo(
  { official, overrides }: Brokerage,
  broker: BrokerId,
  confirmedHosts: readonly string[],
): Known {
  return { official: official[broker], override: overrides[broker], confirmedHosts }
}

type KeyedChoice = Exclude<ServerChoice, { readonly kind: 'demo' }>

export function resolveServer(broker: BrokerId, choice: KeyedChoice, known: Known): Server {
  const { official, override, confirmedHosts } = known
  const environment = environmentOf(choice, override !== undefined)
  const chosen = chosenEndpoints(choice, official)
  if (!chosen) return { kind: 'unusable', environment, problem: { field: 'server', problem: 'address' } }
  const rest = override?.rest ?? chosen.rest
  const socket = override?.socket ?? chosen.socket
  const problem =
    problemOf('rest', rest, 'http') ?? (socket === null ? undefined : problemOf('socket', socket, 'ws'))
  if (problem) return { kind: 'unusable', environment, problem }
  const doubtful = [rest, socket].find(
    (address) =>
      address !== null &&
      !isOurs(address, official) &&
      !confirmedHosts.includes(confirmation(broker, new URL(address).host)),
  )
  if (doubtful) return { kind: 'unconfirmed-host', environment, host: new URL(doubtful).host }
  return {
    kind: 'usable',
    environment,
    endpoints: { rest: rest.replace(/\/+$/, ''), socket },
    host: new URL(rest).host,
  }
}

/** How a confirmed host is remembered: for one broker only. */
export function confirmation(broker: BrokerId, host: string): string {
  return `${broker} ${host}`
}

/** Where a broker's figures would come from in this profile, before anybody is asked. */
export function environmentIn(
  profile: Profile,
  broker: BrokerId,
  { overrides }: Pick<Brokerage, 'overrides'>,
): Environment {
  const choice = profile.id === demoProfile.id ? demo : (profile.brokers[broker]?.server ?? real)
  return environmentOf(choice, overrides[broker] !== undefined)
}

const demo: ServerChoice = { kind: 'demo' }
const real: ServerChoice = { kind: 'real' }

function environmentOf(choice: ServerChoice, overridden: boolean): Environment {
  if (choice.kind === 'demo') return 'demo'
  if (overridden) return 'custom'
  return choice.kind === 'real' ? 'live' : choice.kind
}

function chosenEndpoints(choice: KeyedChoice, { real, mock }: OfficialEndpoints): Endpoints | null {
  if (choice.kind === 'custom') return { rest: choice.rest, socket: choice.socket }
  return choice.kind === 'mock' ? mock : real
}

/** Keys may cross this machine's own wire in the clear, and no other. */
function problemOf(field: string, address: string, scheme: 'http' | 'ws'): FieldProblem | undefined {
  if (!URL.canParse(address)) return { field, problem: 'address' }
  const { protocol, hostname } = new URL(address)
  if (protocol === `${scheme}s:`) return undefined
  if (protocol !== `${scheme}:`) return { field, problem: 'address' }
  return isLoopback(hostname) ? undefined : { field, problem: 'insecure-address' }
}

function isOurs(address: string, { real, mock }: OfficialEndpoints): boolean {
  const { host, hostname } = new URL(address)
  const official = [real.rest, real.socket, mock?.rest, mock?.socket].filter(
    (known) => typeof known === 'string',
  )
  return isLoopback(hostname) || official.some((known) => new URL(known).host === host)
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
