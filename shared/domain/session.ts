import { z } from 'zod'
import { BrokerId, Environment } from './instrument.ts'
import { Standing } from './standing.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/** Where a broker's access token stands. */
export const TokenStatus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('issuing'), since: Instant }),
  z.object({
    kind: z.literal('valid'),
    issuedAt: Instant,
    /** On this machine's clock. */
    expiresAt: Instant,
    renewsAt: Instant,
  }),
  z.object({ kind: z.literal('signed-out'), at: Instant }),
  /** The last attempt failed; the next is made when somebody asks, and not before `retryAt`. */
  z.object({ kind: z.literal('failed'), at: Instant, trouble: Trouble, retryAt: Instant.nullable() }),
])
export type TokenStatus = z.infer<typeof TokenStatus>

/** One of the broker's limits and how much of it is left now. */
export const BudgetStatus = z.object({
  /** What it counts: all requests of an account, or one api-id. */
  scope: z.string(),
  limit: z.int().positive(),
  /** Milliseconds in which `limit` requests may go out. */
  period: z.int().positive(),
  left: z.int().nonnegative(),
  /** Requests that wait their turn. */
  waiting: z.int().nonnegative(),
  /** After a "too many requests" nothing goes out before this. */
  pausedUntil: Instant.nullable(),
})
export type BudgetStatus = z.infer<typeof BudgetStatus>

/** What a broker's session knows of itself. Counts are of the present Korean day, since Vigil started. */
export const SessionFacts = z.object({
  token: TokenStatus,
  /** The last answer of any kind, and how long it took, ms. */
  lastAnswer: z.object({ at: Instant, latency: z.int().nonnegative() }).nullable(),
  /** The last "no" of the broker; `to` is the TR or api-id. Stays after things went well again. */
  lastRefusal: z.object({ at: Instant, to: z.string(), trouble: Trouble, cured: z.boolean() }).nullable(),
  /** The last question that got no answer, while no later one did. */
  lastFault: z.object({ at: Instant, to: z.string(), trouble: Trouble }).nullable(),
  requests: z.int().nonnegative(),
  tokensIssued: z.int().nonnegative(),
  /** When the next token may be asked for; `null`: now. */
  nextIssueAt: Instant.nullable(),
  /** A new token makes the broker write to the user's phone (KIS 알림톡). */
  issueSendsMessage: z.boolean(),
  budgets: z.array(BudgetStatus),
  /** This machine's clock minus the broker's, ms; `null`: not measured. */
  clockSkew: z.int().nullable(),
})
export type SessionFacts = z.infer<typeof SessionFacts>

/** One broker of the active profile. */
export const SessionStatus = z.object({
  broker: BrokerId,
  /** Another profile, other keys, another server: another id. `null`: no session. */
  id: z.string().nullable(),
  standing: Standing,
  environment: Environment,
  /** Where requests go: host and port; `null` without a server. */
  host: z.string().nullable(),
  /** Masked; `null`: none, or unknown. */
  account: z.string().nullable(),
  /** Kept for this run only: the keychain did not take it. */
  thisRunOnly: z.boolean(),
  facts: SessionFacts.nullable(),
})
export type SessionStatus = z.infer<typeof SessionStatus>
