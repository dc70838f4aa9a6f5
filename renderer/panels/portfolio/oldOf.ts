import { balanceFreshFor } from '../../../shared/domain/accountHealth.ts'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Gone } from '../../stores/page.ts'
import type { SessionsState } from '../../stores/sessions.ts'

/** Why a balance is not the present one; `null`: it is fresh. */
export type Old = 'kept' | 'cut-off' | 'other-session' | 'time-leapt' | 'age' | null

/** The page's clock steps once a second, so what came since its last step is later than it, ms. */
export const clockLag = 1500

interface Present {
  /** This machine's clock. */
  readonly now: Instant
  readonly gone: Gone
  readonly sessions: SessionsState
}

export function oldOf({ balance: { told }, broker }: AccountState, { now, gone, sessions }: Present): Old {
  if (told === null) return null
  if (gone !== null) return 'cut-off'
  if (told.kept) return 'kept'
  const session = sessions[broker]
  if (session && session.id !== told.source.session) return 'other-session'
  const age = now - told.askedAt
  if (age < -clockLag) return 'time-leapt'
  return age >= balanceFreshFor ? 'age' : null
}
