import type { Instant } from '../../../shared/domain/time.ts'
import { type Random, randomUuid } from '../random.ts'
import type { ServerClock } from '../server/serverState.ts'

/** What the user has allowed: codes that can be turned into tokens once, and refresh tokens. */
export interface Consents {
  /** A code for the redirect address. */
  newCode(): string
  /** `false` for a code that was used before, is older than ten minutes, or never was. */
  useCode(code: string): boolean
  newRefreshToken(): string
  /** `false` when it was used or taken back. A used one is dead. */
  useRefreshToken(token: string): boolean
  revokeRefreshToken(token: string): boolean
  /** The latest that has not been used; a new one where none is left. */
  latestRefreshToken(): string
  /** The user takes everything back. */
  clear(): void
}

const codeLifetime = 10 * 60_000
/** Of each kind; a page that is opened again and again leaves codes behind. */
const most = 100

export function createConsents(clock: ServerClock, random: Random): Consents {
  const codes = new Map<string, Instant>()
  const refreshTokens = new Set<string>()
  const newRefreshToken = () => {
    const token = randomUuid(random)
    refreshTokens.add(token)
    dropOldest(refreshTokens)
    return token
  }
  return {
    newCode() {
      const code = randomUuid(random)
      codes.set(code, clock.now() + codeLifetime)
      dropOldest(codes)
      return code
    },
    useCode(code) {
      const ends = codes.get(code)
      codes.delete(code)
      return ends !== undefined && clock.now() < ends
    },
    newRefreshToken,
    useRefreshToken: (token) => refreshTokens.delete(token),
    revokeRefreshToken: (token) => refreshTokens.delete(token),
    latestRefreshToken: () => [...refreshTokens].at(-1) ?? newRefreshToken(),
    clear() {
      codes.clear()
      refreshTokens.clear()
    },
  }
}

function dropOldest(kept: Map<string, unknown> | Set<string>): void {
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}
