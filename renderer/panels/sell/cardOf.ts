import type { Source } from '../../../shared/domain/answer.ts'
import type { Issue } from '../../../shared/domain/instrument.ts'
import type { Reconciliation } from '../../../shared/domain/reconciliation.ts'
import type { SellableAnswer, SellableQuantity } from '../../../shared/domain/sellableQuantity.ts'
import type { SumMismatch } from '../../../shared/domain/sellSums.ts'
import {
  type SellFacts,
  type SellVerdict,
  type StaleCause,
  sellVerdict,
} from '../../../shared/domain/sellVerdict.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { SellCheckState } from '../../stores/sellCheck.ts'

/** All that the card shows of one issue, as plain values. */
export interface Card {
  readonly issue: Issue
  readonly verdict: SellVerdict
  /** Why the figures are not of now; `null`: they are. */
  readonly stale: StaleCause | null
  /** When the question left that the card tells of, on this machine's clock; `null`: none has been answered. */
  readonly at: Instant | null
  /** Since when an answer is waited for. */
  readonly asking: Instant | null
  readonly cancelled: boolean
  readonly source: Source | null
  /** From the question to the answer, ms; `null`: no figures came. */
  readonly latency: number | null
  /** `null`: nothing may be shown as a figure. */
  readonly quantity: SellableQuantity | null
  /** What the broker sent where the answer as a whole gives no figure: which of its fields were blank or unreadable. */
  readonly unread: SellableQuantity | null
  readonly planned: number | null
  readonly reconciliation: Reconciliation | null
  readonly mismatches: readonly SumMismatch[]
}

type CardState = Pick<SellCheckState, 'asking' | 'cancelled' | 'dropped' | 'lost' | 'planned'>

export function cardOf(issue: Issue, state: CardState, facts: SellFacts): Card {
  const { answer, stale, reconciliation, mismatches } = facts
  const verdict = verdictOf(state, facts)
  const told = answer?.kind === 'answered' ? answer : null
  const known = verdict.kind === 'sellable' || verdict.kind === 'caution'
  return {
    issue,
    verdict,
    stale: known ? stale : null,
    at: askedAt(answer) ?? state.lost,
    asking: state.asking?.since ?? null,
    cancelled: state.cancelled,
    source: answer?.source ?? null,
    latency: told?.latency ?? null,
    quantity: known ? (told?.quantity ?? null) : null,
    unread: told?.quantity ?? null,
    planned: state.planned,
    reconciliation: known ? reconciliation : null,
    mismatches: known ? mismatches : [],
  }
}

/** An answer that was lost on its way, or that is another account's, leaves nothing known. */
function verdictOf({ dropped, lost }: CardState, facts: SellFacts): SellVerdict {
  if (facts.answer !== null || (dropped === null && lost === null)) return sellVerdict(facts)
  const cause = dropped ?? 'cut-off'
  return { kind: 'unknown', reasons: [{ weight: 'bad', reason: { kind: 'stale', cause } }] }
}

function askedAt(answer: SellableAnswer | null): Instant | null {
  if (answer === null) return null
  return answer.kind === 'answered' ? answer.askedAt : answer.at
}
