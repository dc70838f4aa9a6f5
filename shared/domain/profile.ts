import { z } from 'zod'
import { ServerChoice } from './credential.ts'
import { BrokerId } from './instrument.ts'
import { Instant } from './time.ts'

export const ProfileId = z.string().regex(/^[a-z0-9]{1,20}$/)
export type ProfileId = string

/** What is known of a broker's credential without opening the keychain. Nothing in it is secret. */
export const BrokerSetup = z.object({
  server: ServerChoice,
  /** Per field: a plain value whole, an account's ends, the four-digit fingerprint of a secret. */
  shown: z.record(z.string(), z.string()),
  savedAt: Instant,
  /** The user signed out, and has not signed in again since. */
  signedOut: z.boolean(),
})
export type BrokerSetup = z.infer<typeof BrokerSetup>

/** One trader's way of being connected: which servers, which accounts. */
export const Profile = z.object({
  id: ProfileId,
  name: z.string().min(1).max(40),
  brokers: z.partialRecord(BrokerId, BrokerSetup),
})
export type Profile = z.infer<typeof Profile>

/** The profile that is always there and has no keys: every broker is the simulator. */
export const demoProfile: Profile = { id: 'demo', name: 'demo', brokers: {} }

export const ProfileBook = z.object({
  active: ProfileId,
  /** The user's own, oldest first; never the demo. */
  profiles: z.array(Profile),
})
export type ProfileBook = z.infer<typeof ProfileBook>
