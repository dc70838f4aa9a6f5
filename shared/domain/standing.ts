import { z } from 'zod'

/** Why a broker has a session or none. */
export const Standing = z.enum([
  'ready',
  'not-set-up',
  /** The keychain is being asked. */
  'reading',
  /** Set up, and the keychain does not give it: it is locked, or not there now. See the vault's state. */
  'vault-closed',
  /** Set up, the keychain is open, and the item is not in it: somebody deleted it. */
  'gone',
  /** Set up in an earlier run, for that run only: there was no keychain that took it. */
  'not-kept',
  /** Saved through the other keychain library, which does not load here. */
  'other-backend',
  /** Keys would go to a host that the user has not confirmed. */
  'unconfirmed-host',
  /** The server's addresses cannot be used, or the demo did not start. */
  'unusable',
])
export type Standing = z.infer<typeof Standing>
