import { z } from 'zod'
import { Standing } from './standing.ts'
import { Instant } from './time.ts'
import { VaultState } from './vault.ts'

/** Why a typed field cannot be right, before anybody is asked. */
export const FieldProblem = z.object({
  field: z.string(),
  problem: z.enum(['missing', 'length', 'characters', 'address', 'insecure-address']),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/**
 * Why something asked of a broker did not come about. Each kind has its own sentence in `shared/wording`.
 * `refused` is a broker's own no; everything else means that the question was not answered at all.
 */
export const Trouble = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    /** As the broker writes it, the real one: "EGW00105", "8050", "op-exco 3003", "kong 401". */
    code: z.string(),
    /** The broker's own words, trimmed and without anything secret. */
    message: z.string(),
    status: z.int().nullable(),
  }),
  /** Something that is not the broker answered in its place: a firewall's or a proxy's page. */
  z.object({ kind: z.literal('foreign-page'), status: z.int(), title: z.string().nullable() }),
  z.object({ kind: z.literal('no-answer') }),
  /** The system's own code: ECONNREFUSED, ENOTFOUND. */
  z.object({ kind: z.literal('offline'), code: z.string().nullable() }),
  z.object({ kind: z.literal('untrusted-certificate'), code: z.string() }),
  /** The broker answered, but not as documented. */
  z.object({ kind: z.literal('unreadable'), what: z.string() }),
  /** A token may be asked for once a minute; before that nobody asks. */
  z.object({ kind: z.literal('held-back'), until: Instant }),
  /** This machine's clock minus the broker's, ms. */
  z.object({ kind: z.literal('clock'), skew: z.int() }),
  /** The broker's own list of the user's accounts does not have this one. */
  z.object({ kind: z.literal('unknown-account') }),
  z.object({ kind: z.literal('form'), problems: z.array(FieldProblem) }),
  z.object({ kind: z.literal('signed-out') }),
  z.object({ kind: z.literal('vault'), state: VaultState }),
  /** A host that is neither the broker's own nor this machine; it gets a secret only once its name is confirmed. */
  z.object({ kind: z.literal('unconfirmed-host'), host: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
  /** The time for the answer was over before the question's turn came: the broker was not asked. */
  z.object({ kind: z.literal('no-turn') }),
  /** The broker answered about another issue than it was asked for; codes. */
  z.object({ kind: z.literal('other-issue'), asked: z.string(), told: z.string() }),
  /** 모의투자 has no such question. */
  z.object({ kind: z.literal('not-in-mock'), question: z.string() }),
  /** No session to ask with: the broker is not set up, or its keys cannot be read. */
  z.object({ kind: z.literal('no-session'), standing: Standing }),
])
export type Trouble = z.infer<typeof Trouble>

export type Refused = Extract<Trouble, { readonly kind: 'refused' }>
