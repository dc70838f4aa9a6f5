import { z } from 'zod'
import { Source } from './answer.ts'
import { BrokerId, Environment } from './instrument.ts'
import { AccountBalance, Composition } from './portfolio.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/** What a broker told last, whole, and what became of asking since. */
function asked<S extends z.ZodType>(value: S) {
  return z.object({
    /** `null`: never told. */
    told: z
      .object({
        value,
        source: Source,
        /** When the first page was asked for. */
        askedAt: Instant,
        /** Read from this machine's disk: told to an earlier run. */
        kept: z.boolean(),
      })
      .nullable(),
    /** The last question, where it failed: newer than what was told. */
    failure: z.object({ trouble: Trouble, at: Instant }).nullable(),
    asking: z.boolean(),
  })
}

/** One account of the active profile, as far as its broker tells it. */
export const AccountState = z.object({
  /** The same through restarts; another account, profile or server is another id. */
  id: z.string(),
  broker: BrokerId,
  environment: Environment,
  /** Masked; `null`: unknown. */
  account: z.string().nullable(),
  balance: asked(AccountBalance),
  /** `null`: the broker has no such question. */
  composition: asked(Composition).nullable(),
})
export type AccountState = z.infer<typeof AccountState>

export const AccountBook = z.object({ accounts: z.array(AccountState) })
export type AccountBook = z.infer<typeof AccountBook>
