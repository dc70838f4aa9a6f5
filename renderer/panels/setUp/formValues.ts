import {
  type CredentialField,
  fieldsFor,
  problemsOf,
  type ServerChoice,
} from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { FieldProblem } from '../../../shared/domain/trouble.ts'

/** What a broker's form reads: the fields by their ids, and for a server of one's own `rest` and `socket`. */
export type Typed = (name: string) => string

/** Which servers can be chosen. Koscom has no server for practice. */
export const serverKinds = {
  kis: ['real', 'mock', 'custom'],
  kiwoom: ['real', 'mock', 'custom'],
  koscom: ['real', 'custom'],
} as const satisfies Readonly<Record<BrokerId, readonly ServerChoice['kind'][]>>

export type ServerKind = (typeof serverKinds)[BrokerId][number]

/** Only Kiwoom has a realtime feed here. */
export function hasSocket(broker: BrokerId): boolean {
  return broker === 'kiwoom'
}

export function serverOf(broker: BrokerId, kind: ServerKind, typed: Typed): ServerChoice {
  if (kind !== 'custom') return { kind }
  const address = (name: string) => typed(name).trim().replace(/\/+$/, '')
  return { kind, rest: address('rest'), socket: hasSocket(broker) ? address('socket') : null }
}

/** What was typed, by field; an empty field is left out, which keeps what the monitor has. */
export function valuesOf(
  broker: BrokerId,
  customer: string | null,
  typed: Typed,
): Readonly<Record<string, string>> {
  const value = ({ id, untrimmed }: CredentialField) => {
    if (id === 'customer') return customer ?? ''
    return untrimmed ? typed(id) : typed(id).trim()
  }
  return Object.fromEntries(
    fieldsFor(broker, customer)
      .map((field) => [field.id, value(field)] as const)
      .filter(([, text]) => text !== ''),
  )
}

interface Filled {
  readonly broker: BrokerId
  readonly server: ServerChoice
  readonly values: Readonly<Record<string, string>>
  /** Fields of which the monitor has a value already. */
  readonly held: ReadonlySet<string>
}

/** The first thing that is wrong with each field, in the order of the form; empty: fit to be sent. */
export function problemsIn({ broker, server, values, held }: Filled): readonly FieldProblem[] {
  const typed = problemsOf(broker, (field) => values[field])
  return [
    ...addressProblems(server, hasSocket(broker)),
    ...typed.filter(({ field, problem }) => !(problem === 'missing' && held.has(field))),
  ]
}

function addressProblems(server: ServerChoice, needsSocket: boolean): readonly FieldProblem[] {
  if (server.kind !== 'custom') return []
  const rest = addressProblem('rest', server.rest, 'http')
  const socket = needsSocket ? addressProblem('socket', server.socket ?? '', 'ws') : undefined
  return [rest, socket].filter((problem) => problem !== undefined)
}

function addressProblem(field: string, address: string, scheme: 'http' | 'ws'): FieldProblem | undefined {
  if (address === '') return { field, problem: 'missing' }
  if (!URL.canParse(address)) return { field, problem: 'address' }
  const { protocol, hostname } = new URL(address)
  if (protocol === `${scheme}s:`) return undefined
  if (protocol !== `${scheme}:`) return { field, problem: 'address' }
  return isThisMachine(hostname) ? undefined : { field, problem: 'insecure-address' }
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
