import type { CredentialValues } from '../../shared/domain/credential.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import { Secret } from '../../shared/domain/secret.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Grant, IssueLog, TokenStore } from '../../shared/domain/token.ts'
import type { Platform } from './platform.ts'

interface Keys {
  readonly broker: BrokerId
  readonly values: CredentialValues
  /** Only tokens of keys that are kept are kept too. The simulator's clock of issues ends with the simulator. */
  readonly use: 'kept' | 'trial' | 'demo'
}

/** Where tokens wait for the next question or the next start. One pair of keys has one token. */
export interface TokenShelf {
  /** Keys on trial are kept from now on: their token moves into the vault. */
  keep(keys: Keys): Promise<void>
  storeOf(keys: Keys): TokenStore
  issuesOf(keys: Keys): IssueLog
}

export function createTokenShelf({
  vault,
  preferences,
  fingerprint,
}: Pick<Platform, 'vault' | 'preferences' | 'fingerprint'>): TokenShelf {
  const loose = new Map<string, Grant>()
  const demoIssues = new Map<string, Instant>()
  /** Keys that were on trial and passed. */
  const passed = new Set<string>()
  const hashOf = (...parts: readonly string[]) => fingerprint(parts.join('\n')).slice(0, 16)

  /** A wrong secret beside the right key must not find the right pair's token, and pass for right. */
  function nameOf({ broker, values }: Keys): string {
    const secret = (values.appSecret ?? values.clientSecret)?.reveal() ?? ''
    return `token/${broker}/${hashOf(broker, appKeyOf(values), secret)}`
  }

  return {
    async keep(keys) {
      const name = nameOf(keys)
      passed.add(name)
      const token = loose.get(name)
      loose.delete(name)
      if (token) await vault.write(name, written(token))
    },
    storeOf(keys) {
      const name = nameOf(keys)
      const isKept = () => keys.use === 'kept' || (keys.use === 'trial' && passed.has(name))
      return {
        async read() {
          if (!isKept()) return loose.get(name) ?? null
          const found = await vault.read(name)
          return found.kind === 'found' ? readToken(found.secret) : null
        },
        async write(token) {
          if (isKept()) await vault.write(name, written(token))
          else loose.set(name, token)
        },
        async clear() {
          loose.delete(name)
          if (isKept()) await vault.delete(name)
        },
      }
    },
    issuesOf({ broker, values, use }) {
      const key = hashOf(broker, appKeyOf(values))
      if (use === 'demo')
        return { last: () => demoIssues.get(key) ?? null, note: (at) => void demoIssues.set(key, at) }
      return {
        last: () => preferences.read().issues[key] ?? null,
        note: (at) => preferences.change({ issues: { ...preferences.read().issues, [key]: at } }),
      }
    },
  }
}

function appKeyOf(values: CredentialValues): string {
  return (values.appKey ?? values.clientId)?.reveal() ?? ''
}

function written({ token, issuedAt, expiresAt, refreshToken }: Grant): Secret {
  const refresh = refreshToken?.reveal() ?? null
  return new Secret(JSON.stringify({ token: token.reveal(), issuedAt, expiresAt, refreshToken: refresh }))
}

function readToken(text: Secret): Grant | null {
  try {
    const { token, issuedAt, expiresAt, refreshToken } = JSON.parse(text.reveal()) as Record<string, unknown>
    if (typeof token !== 'string' || token === '') return null
    if (!Number.isSafeInteger(issuedAt) || !Number.isSafeInteger(expiresAt)) return null
    return {
      token: new Secret(token),
      issuedAt: Number(issuedAt),
      expiresAt: Number(expiresAt),
      refreshToken: typeof refreshToken === 'string' ? new Secret(refreshToken) : null,
    }
  } catch {
    return null
  }
}
