import type { Quote } from '../../../shared/domain/quote.ts'
import type { Instant } from '../../../shared/domain/time.ts'

interface Run {
  /** When Vigil was started; `null`: not told yet. */
  readonly startedAt: Instant | null
  /** The clock has leapt since the price came. */
  readonly leapt: boolean
}

/** What of a price's age is worth saying before its figure: nobody can tell it, or an earlier run was told. */
export function priceAge(
  { receivedAt }: Pick<Quote, 'receivedAt'>,
  { startedAt, leapt }: Run,
): 'leapt' | 'earlier' | 'told' {
  if (leapt) return 'leapt'
  return startedAt !== null && receivedAt < startedAt ? 'earlier' : 'told'
}
