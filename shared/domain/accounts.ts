import { z } from 'zod'
import { Source } from './answer.ts'
import { BrokerId, Environment } from './instrument.ts'
import { AccountBalance, Composition } from './portfolio.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/** What a broker told last, whole; `null`: it never did. */
function toldOf<S extends z.ZodType>(value: S) {
  return z
    .object({
      value,
      source: Source,
      /** When the first page was asked for. */
      askedAt: Instant,
      /** Read from this machine's disk: told to an earlier run. */
      kept: z.boolean(),
    })
    .nullable()
}

export const ToldBalance = toldOf(AccountBalance)
export const ToldComposition = toldOf(Composition)

/** What became of asking since something was told. */
export const Asked = z.object({
  /** The last question, where it failed: newer than what was told. */
  failure: z.object({ trouble: Trouble, at: Instant }).nullable(),
  /** The question under way, and how many pages of its answer have been read; `null`: none is. */
  asking: z.object({ pages: z.int().nonnegative() }).nullable(),
})
export type Asked = z.infer<typeof Asked>

/** One account of the active profile. */
export const Account = z.object({
  /** The same through restarts; another account, profile or server is another id. */
  id: z.string(),
  broker: BrokerId,
  environment: Environment,
  /** Masked; `null`: unknown. */
  account: z.string().nullable(),
})
export type Account = z.infer<typeof Account>

/** An account as far as its broker tells it. */
export const AccountState = Account.extend({
  balance: Asked.extend({ told: ToldBalance }),
  /** `null`: the broker has no such question. */
  composition: Asked.extend({ told: ToldComposition }).nullable(),
})
export type AccountState = z.infer<typeof AccountState>

export const AccountBook = z.object({ accounts: z.array(AccountState) })
export type AccountBook = z.infer<typeof AccountBook>

/**
 * What the accounts' feed says: who is there, and each account in parts, so that its rows travel when its broker told them
 * and not with each word about asking. No two parts say the same thing: in which order they come does not matter.
 */
export const AccountNews = z.discriminatedUnion('kind', [
  /** All of them, in the order in which they are shown. */
  z.object({ kind: z.literal('accounts'), accounts: z.array(Account) }),
  z.object({ kind: z.literal('balance'), id: z.string(), told: ToldBalance }),
  z.object({ kind: z.literal('composition'), id: z.string(), told: ToldComposition }),
  z.object({ kind: z.literal('asked'), id: z.string(), balance: Asked, composition: Asked.nullable() }),
])
export type AccountNews = z.infer<typeof AccountNews>
