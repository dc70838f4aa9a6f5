import { z } from 'zod'
import { Instant } from './time.ts'

/** How the system's keychain answers. Every state but `open` keeps secrets in memory: never in a file. */
export const VaultState = z.enum([
  /** Nothing has been asked of it yet. */
  'not-tried',
  'open',
  /** Linux without a session bus: no desktop session, or a bare terminal. */
  'no-session-bus',
  /** The session bus that the environment names does not answer. */
  'bus-unreachable',
  /** A bus, and nobody on it who keeps secrets. */
  'no-secret-service',
  /** A service without a default keyring. */
  'no-default-keyring',
  /** Locked, and nobody was asked to open it. Nothing has been deleted. */
  'locked',
  /** The system shows its question for the password, and waits. */
  'prompt-waiting',
  /** The question stood there until we gave up. */
  'prompt-unanswered',
  /** The system could not show the question, or it was turned away. */
  'prompt-impossible',
  /** It was there and is gone: restarting. */
  'service-lost',
  /** Neither library could be loaded. */
  'no-backend',
  /** It answered with an error that none of the above names. */
  'failed',
])
export type VaultState = z.infer<typeof VaultState>

export const VaultBackend = z.enum(['keytar', 'napi-keyring'])
export type VaultBackend = z.infer<typeof VaultBackend>

export const VaultStatus = z.object({
  state: VaultState,
  /** The library in use; `null`: none loads, or none was tried. */
  backend: VaultBackend.nullable(),
  /** The keychain's own name on this system. */
  store: z.enum(['Secret Service', 'macOS Keychain', 'Windows Credential Manager']),
  since: Instant,
  /** Secrets that are kept for this run only. */
  inMemory: z.int().nonnegative(),
  /** The system's own short error, without anything secret; for support. */
  detail: z.string().nullable(),
})
export type VaultStatus = z.infer<typeof VaultStatus>
