import type { Instant } from '../../../shared/domain/time.ts'
import type { ServerClock, ServerCounters } from './serverState.ts'

export interface IssuedToken {
  readonly token: string
  /** On the server's clock. */
  readonly expires: Instant
}

/** The tokens of one app key. */
export interface Tokens {
  /** The latest token while it is young enough to be told again, else a new one. Older ones live on to their own end. */
  issue(): IssuedToken
  look(token: unknown): 'valid' | 'expired' | 'unknown'
  /** `false` when it was not in force. */
  revoke(token: unknown): boolean
  /** What is in force ends, as if its time had come. */
  expireAll(): void
  /** No token was ever issued, as far as the server knows. */
  forgetAll(): void
}

interface TokenRules {
  readonly clock: ServerClock
  readonly counters: ServerCounters
  readonly write: () => string
  /** Milliseconds; for so long a token is good. */
  readonly lifetime: number
  /** Milliseconds; for so long after its first issue the same token is told again. */
  readonly sameFor: number
}

interface Kept {
  readonly token: string
  readonly since: Instant
  expires: Instant
}

/** So many are told apart from tokens that never were. */
const most = 100

export function createTokens({ clock, counters, write, lifetime, sameFor }: TokenRules): Tokens {
  const kept: Kept[] = []
  const inForce = (each: Kept | undefined) => each !== undefined && clock.now() < each.expires
  const find = (token: unknown) => kept.findIndex((each) => each.token === token)

  const renew = (): Kept => {
    const now = clock.now()
    const renewed = { token: write(), since: now, expires: now + lifetime }
    kept.push(renewed)
    if (kept.length > most) kept.shift()
    counters.newTokens += 1
    return renewed
  }

  return {
    issue() {
      const latest = kept.at(-1)
      const isYoung = latest !== undefined && inForce(latest) && clock.now() < latest.since + sameFor
      const { token, expires } = isYoung ? latest : renew()
      counters.tokensIssued += 1
      return { token, expires }
    },
    look(token) {
      const found = kept[find(token)]
      if (!found) return 'unknown'
      return inForce(found) ? 'valid' : 'expired'
    },
    revoke(token) {
      const at = find(token)
      if (!inForce(kept[at])) return false
      kept.splice(at, 1)
      counters.tokensRevoked += 1
      return true
    },
    expireAll() {
      for (const each of kept) each.expires = Math.min(each.expires, clock.now())
    },
    forgetAll() {
      kept.length = 0
    },
  }
}
