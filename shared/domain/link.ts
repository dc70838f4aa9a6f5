import { z } from 'zod'
import { BrokerId } from './instrument.ts'
import { Instant } from './time.ts'

/**
 * Where a broker's realtime session stands.
 * `stopped` ends only by the user's word: another program took the session over, or the broker refused.
 */
export const LinkPhase = z.enum([
  'authenticating',
  'dialling',
  'logging-in',
  'registering',
  'live',
  'backing-off',
  'stopped',
])
export type LinkPhase = z.infer<typeof LinkPhase>

/** Why a session ended or could not start. `code` is the broker's or the socket's own, for support. */
export const LinkLoss = z.object({
  cause: z.enum([
    'closed-by-broker',
    'connection-lost',
    'silent',
    'refused-connection',
    'no-answer',
    'token-refused',
    'login-refused',
    'registration-refused',
    'taken-over',
    'restarted-by-user',
    /** The user signed out; signing in again is the user's word too. */
    'signed-out',
    /** Nothing to sign in with: never set up, or the keychain does not give it. */
    'no-credential',
    /** Vigil's own fault: the watch broke and cannot go on. */
    'internal-fault',
  ]),
  code: z.string().nullable(),
  /** The broker's own words, if it sent any. */
  message: z.string().nullable(),
  /** From here on, events may have been missed. */
  at: Instant,
})
export type LinkLoss = z.infer<typeof LinkLoss>

export const LinkStatus = z.object({
  broker: BrokerId,
  phase: LinkPhase,
  /** Since when the phase holds. */
  since: Instant,
  /** Since when the broker confirms that it sends us every event; `null` while it does not. */
  liveSince: Instant.nullable(),
  /** The last message of any kind on the present connection. */
  heardAt: Instant.nullable(),
  /** Every event that was sent from `liveSince` until then has been heard; `null` while not live. */
  sureUntil: Instant.nullable(),
  /** The broker's PING period as observed, in ms; before three PINGs, the assumed one. */
  pingPeriod: z.int().positive(),
  /** Failed attempts in a row. */
  attempt: z.int().nonnegative(),
  /** When the next attempt starts, while backing off. */
  retryAt: Instant.nullable(),
  /** Why the line was last lost, today or since the start. */
  loss: LinkLoss.nullable(),
  /** This machine's clock minus the broker's, ms, exact to about half a second; `null`: not measured. */
  clockSkew: z.int().nullable(),
  /** Frames that could not be read since the start, and the last of them. */
  unreadable: z.object({
    count: z.int().nonnegative(),
    last: z.object({ at: Instant, reason: z.string(), excerpt: z.string() }).nullable(),
  }),
})
export type LinkStatus = z.infer<typeof LinkStatus>

export type Lamp = 'works' | 'waiting' | 'down'
export interface Lamps {
  readonly connected: Lamp
  readonly subscribed: Lamp
  readonly receiving: Lamp
}

/** A PING or an event is due within this many periods, or the line is in doubt. */
const doubtAfterPeriods = 1.5

/** Three separate truths: the socket is open, the broker confirmed the subscription, messages arrive. */
export function lampsOf(status: LinkStatus, now: Instant): Lamps {
  switch (status.phase) {
    case 'live': {
      const quiet = now - (status.heardAt ?? status.since)
      const doubtful = quiet > status.pingPeriod * doubtAfterPeriods
      return { connected: 'works', subscribed: 'works', receiving: doubtful ? 'waiting' : 'works' }
    }
    case 'registering':
      return { connected: 'works', subscribed: 'waiting', receiving: 'waiting' }
    case 'authenticating':
    case 'dialling':
    case 'logging-in':
    case 'backing-off':
      return { connected: 'waiting', subscribed: 'down', receiving: 'down' }
    case 'stopped':
      return { connected: 'down', subscribed: 'down', receiving: 'down' }
  }
}

/** A span in which VIs could have been missed. */
export const Gap = z.object({
  id: z.string(),
  broker: BrokerId,
  from: Instant,
  /** `null`: still open. */
  until: Instant.nullable(),
  /** Why nobody was listening: a loss, Vigil was not running, or it died without saying goodbye. */
  reason: z.union([LinkLoss.shape.cause, z.enum(['not-running', 'vigil-stopped', 'vigil-died'])]),
})
export type Gap = z.infer<typeof Gap>
