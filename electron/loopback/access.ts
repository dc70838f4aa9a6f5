import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Admittance =
  | { readonly kind: 'admitted'; readonly session: string }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'used' | 'expired' }

interface AccessDeps {
  /** Monotonic or wall clock, ms. */
  now(): number
  /** Somebody showed a token that was used before: the link has leaked, or was opened twice. */
  onReuse(): void
}

/** Who may have a port: one-time tokens for links, and the sessions that they turn into. */
export interface Access {
  /** A new one-time token, 256 bits, good for five minutes. `onUsed` is called when it is burnt. */
  mint(onUsed?: () => void): string
  /** Judges the first message of a connection: `{"token": …}` or `{"session": …}`. */
  admit(message: string): Admittance
}

interface Token {
  readonly digest: Buffer
  readonly expiresAt: number
  readonly onUsed: (() => void) | undefined
  used: boolean
}

const tokenLifetime = 5 * 60_000
/** Remembered so that a second use is told from a guess. */
const maxTokens = 100

export function createAccess({ now, onReuse }: AccessDeps): Access {
  const tokens: Token[] = []
  const sessions: Buffer[] = []

  function spend(token: Token): Admittance {
    if (token.used) {
      onReuse()
      return { kind: 'refused', reason: 'used' }
    }
    if (now() >= token.expiresAt) return { kind: 'refused', reason: 'expired' }
    token.used = true
    token.onUsed?.()
    const session = secret()
    sessions.push(digestOf(session))
    return { kind: 'admitted', session }
  }

  return {
    mint(onUsed) {
      const value = secret()
      tokens.push({ digest: digestOf(value), expiresAt: now() + tokenLifetime, onUsed, used: false })
      if (tokens.length > maxTokens) tokens.shift()
      return value
    },
    admit(message) {
      const { token, session } = keyIn(message)
      if (session !== undefined && sessions.some((known) => isSame(known, session)))
        return { kind: 'admitted', session }
      const known = token === undefined ? undefined : tokens.find(({ digest }) => isSame(digest, token))
      return known ? spend(known) : { kind: 'refused', reason: 'unknown' }
    },
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

function digestOf(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}

/** Digests have one length, and their comparison takes one time. */
function isSame(digest: Buffer, value: string): boolean {
  return timingSafeEqual(digest, digestOf(value))
}

function keyIn(message: string): { readonly token?: string; readonly session?: string } {
  try {
    const key: unknown = JSON.parse(message)
    if (typeof key !== 'object' || key === null) return {}
    if ('token' in key && typeof key.token === 'string') return { token: key.token }
    if ('session' in key && typeof key.session === 'string') return { session: key.session }
    return {}
  } catch {
    return {}
  }
}
