import type { SellableAnswer } from '../../shared/domain/sellableQuantity.ts'
import { freshFor, type StaleCause } from '../../shared/domain/sellVerdict.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Gone } from './page.ts'

/** The only kind of answer that has figures, and so can be fresh. */
export type ToldAnswer = Extract<SellableAnswer, { readonly kind: 'answered' }>

/** The page as it is now. */
export interface Present {
  /** This machine's clock, as the page's own clock has it. */
  readonly local: Instant
  /** How often the clock has leapt. */
  readonly leaps: number
  /** The session in use: `null` none, `undefined` not told yet. */
  readonly sessionId: string | null | undefined
  readonly gone: Gone
}

/**
 * Why an answer may not be looked at as the present; `null`: it is fresh. `leaps`: of the clock when the question was
 * asked, not when the answer came, because a clock that was set in between has put its mark on the answer's age.
 */
export function staleCause(
  answer: ToldAnswer,
  { leaps }: { readonly leaps: number },
  now: Present,
): StaleCause | null {
  // A page that has not heard whose session is in use cannot say that the figure is that one's.
  if (now.gone !== null || now.sessionId === undefined) return 'cut-off'
  if (answer.source.session !== now.sessionId) return 'other-session'
  const age = now.local - answer.askedAt
  if (now.leaps !== leaps || age < 0) return 'time-leapt'
  return age < freshFor ? null : 'age'
}
