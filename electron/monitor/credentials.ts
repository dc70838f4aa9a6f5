import {
  type CredentialField,
  type CredentialValues,
  credentialFields,
  fieldsFor,
  masked,
} from '../../shared/domain/credential.ts'
import type { BrokerId, Environment } from '../../shared/domain/instrument.ts'
import type { ProfileId } from '../../shared/domain/profile.ts'
import { Secret } from '../../shared/domain/secret.ts'

/** The name under which the vault keeps a broker's keys. */
export function credentialName(profile: ProfileId, broker: BrokerId): string {
  return `${profile}/${broker}`
}

/** All values of one broker as the keychain keeps them. */
export function sealed(values: CredentialValues): Secret {
  return new Secret(
    JSON.stringify(
      Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.reveal()])),
    ),
  )
}

/** `null`: this is not what we kept. */
export function unsealed(text: Secret): CredentialValues | null {
  try {
    const found: unknown = JSON.parse(text.reveal())
    if (typeof found !== 'object' || found === null) return null
    const entries = Object.entries(found).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return Object.fromEntries(entries.map(([field, value]) => [field, new Secret(value)]))
  } catch {
    return null
  }
}

/** What was typed, laid over what is known already. Fields that this broker does not have are dropped. */
export function merged(
  broker: BrokerId,
  known: CredentialValues,
  typed: Readonly<Record<string, string>>,
): CredentialValues {
  const all: Record<string, Secret> = {}
  for (const field of credentialFields[broker]) {
    const value = typedValue(field, typed[field.id]) ?? known[field.id]
    if (value !== undefined) all[field.id] = value
  }
  const customer = all.customer?.reveal() ?? null
  const asked = new Set(fieldsFor(broker, customer).map(({ id }) => id))
  return Object.fromEntries(Object.entries(all).filter(([field]) => asked.has(field)))
}

function typedValue({ untrimmed }: CredentialField, text: string | undefined): Secret | undefined {
  return text === undefined ? undefined : new Secret(untrimmed ? text : text.trim())
}

/** What may be shown without opening the keychain: plain values, an account's ends, four digits of a fingerprint. */
export function shownOf(
  broker: BrokerId,
  values: CredentialValues,
  fingerprint: (text: string) => string,
): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const { id, kind } of credentialFields[broker]) {
    const value = values[id]?.reveal()
    if (value === undefined) continue
    if (kind === 'secret') shown[id] = fingerprint(value).slice(0, 4).toUpperCase()
    else shown[id] = kind === 'masked' ? masked(value) : value
  }
  return shown
}

/** The account as the screen names it: "5012••••-01". */
export function shownAccount(shown: Readonly<Record<string, string>>): string | null {
  if (shown.account === undefined) return null
  return shown.product === undefined ? shown.account : `${shown.account}-${shown.product}`
}

interface AccountPlace {
  readonly profile: ProfileId
  readonly broker: BrokerId
  readonly environment: Environment
  readonly host: string
  readonly values: CredentialValues
}

/** Whose account it is, and which: what a broker tells of it is kept in its profile's place, under its id. */
export interface AccountOwner {
  readonly profile: ProfileId
  readonly id: string
}

/**
 * An account's id: the same through restarts; another account, profile, server or environment has another. `null`: these
 * keys name no account. The secret is in it so that nobody can find out the number by trying numbers until one fits.
 */
export function ownerOf(
  { profile, broker, environment, host, values }: AccountPlace,
  fingerprint: (text: string) => string,
): AccountOwner | null {
  const typed = (field: string) => values[field]?.reveal() ?? null
  if (typed('account') === null) return null
  // The simulator is somewhere else at every start, and is the same one.
  const server = environment === 'demo' ? null : host
  const account = [typed('brokerName'), typed('account'), typed('product')]
  const secret = typed('appSecret') ?? typed('clientSecret')
  const whole = JSON.stringify([profile, broker, environment, server, ...account, secret])
  return { profile, id: fingerprint(whole).slice(0, 32) }
}
