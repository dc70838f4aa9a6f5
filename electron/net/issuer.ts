import { tokenIssuing } from '../../shared/domain/budgets.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { Grant } from '../../shared/domain/token.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { IssueOutcome, TokenKeeperDeps } from './tokenKeeper.ts'

export type Denial = { readonly kind: 'denied'; readonly trouble: Trouble; readonly retryAt: Instant | null }

type Attempt = Extract<IssueOutcome, { readonly kind: 'granted' }> | Denial

/** Asks for tokens no more often than a broker likes, and remembers its last no. */
export interface Issuer {
  /** `signal` calls the question off. Never throws. */
  ask(previous: Grant | null, signal: AbortSignal): Promise<Attempt>
  /** When the next question may go out; `null`: now. */
  nextAt(): Instant | null
  denied(): { readonly at: Instant; readonly denial: Denial } | null
  forget(): void
}

type IssuerDeps = Pick<TokenKeeperDeps, 'issue' | 'issues' | 'clock'>

export function createIssuer({ issue, issues, clock }: IssuerDeps): Issuer {
  let last: { readonly at: Instant; readonly denial: Denial } | null = null

  const deny = (trouble: Trouble, retryAt: Instant | null): Denial => {
    const denial: Denial = { kind: 'denied', trouble, retryAt }
    last = { at: clock.now(), denial }
    return denial
  }

  const nextAt = () => nextIssueAt(issues, clock)

  /** The broker's last no stands until it may be asked again. */
  const holdBack = (until: Instant): Denial =>
    last?.denial.retryAt === until ? last.denial : deny({ kind: 'held-back', until }, until)

  return {
    async ask(previous, signal) {
      const until = nextAt()
      if (until !== null) return holdBack(until)
      const before = issues.last()
      const at = clock.now()
      // Noted before it goes out: a crash in between must not make room for a second one.
      issues.note(at)
      const outcome = await asked(issue, previous, signal)
      if (outcome.kind === 'granted') {
        last = null
        return outcome
      }
      if (!outcome.sent && issues.last() === at) issues.note(before ?? 0)
      // What we called off ourselves is nobody's no.
      if (signal.aborted) return { kind: 'denied', trouble: outcome.trouble, retryAt: nextAt() }
      return deny(outcome.trouble, nextAt())
    },
    nextAt,
    denied: () => last,
    forget() {
      last = null
    },
  }
}

function nextIssueAt(issues: TokenKeeperDeps['issues'], clock: Clock): Instant | null {
  const now = clock.now()
  const last = issues.last()
  if (last === null) return null
  // A clock that was set back would forbid tokens for as long as it was ahead.
  if (last > now) issues.note(now)
  const next = Math.min(last, now) + tokenIssuing.interval
  return next > now ? next : null
}

/** A reader that trips over what came must not take the monitor down. */
async function asked(
  issue: TokenKeeperDeps['issue'],
  previous: Grant | null,
  signal: AbortSignal,
): Promise<IssueOutcome> {
  try {
    return await issue(previous, signal)
  } catch {
    return { kind: 'denied', trouble: { kind: 'unreadable', what: 'token' }, sent: true }
  }
}
