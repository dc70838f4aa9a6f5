import type { Secret } from './secret.ts'
import type { Instant } from './time.ts'

/** A token as the broker granted it. Times are the broker's clock, not this machine's. */
export interface Grant {
  readonly token: Secret
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** Koscom only. */
  readonly refreshToken: Secret | null
}

/** Where one app key's token is kept. Never throws; what a keychain does not take is kept for this run. */
export interface TokenStore {
  read(): Promise<Grant | null>
  write(grant: Grant): Promise<void>
  clear(): Promise<void>
}

/** When a token of this app key was last asked for, across restarts. */
export interface IssueLog {
  last(): Instant | null
  /** Before the question goes out. */
  note(at: Instant): void
}
