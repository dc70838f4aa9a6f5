import { z } from 'zod'
import { BrokerId, Environment } from './instrument.ts'
import type { Instant } from './time.ts'
import type { Trouble } from './trouble.ts'

/** What became of a question to a broker. */
export type Answer<A> =
  | {
      readonly kind: 'answered'
      readonly answer: A
      /** When the answer came. */
      readonly asOf: Instant
      /** From the request's leaving to the answer, ms. */
      readonly latency: number
    }
  | { readonly kind: 'troubled'; readonly trouble: Trouble }

/** Whom a figure comes from, and by which question. */
export const Source = z.object({
  broker: BrokerId,
  environment: Environment,
  /** The TR or api-id: "TTTC8408R". */
  question: z.string(),
  /**
   * Which keys on which server, of which profile: an id that changes with each of them. A figure of another session is
   * a figure of another account, and never stands for this one.
   */
  session: z.string(),
  /** Masked; `null`: unknown. */
  account: z.string().nullable(),
})
export type Source = z.infer<typeof Source>
