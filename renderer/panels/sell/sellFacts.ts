import type { Environment } from '../../../shared/domain/instrument.ts'
import { type LinkStatus, lampsOf } from '../../../shared/domain/link.ts'
import { type MarketPhase, phaseAt, type TradingCalendar } from '../../../shared/domain/marketPhase.ts'
import { type Reconciliation, reconcile } from '../../../shared/domain/reconciliation.ts'
import { releaseCut } from '../../../shared/domain/releaseCut.ts'
import type { SellableAnswer } from '../../../shared/domain/sellableQuantity.ts'
import { mismatchesIn } from '../../../shared/domain/sellSums.ts'
import type { SellFacts, ViWatch } from '../../../shared/domain/sellVerdict.ts'
import type { SessionStatus } from '../../../shared/domain/session.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import {
  interruptionPhase,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import type { ClockState } from '../../stores/clock.ts'
import { staleCause } from '../../stores/freshness.ts'
import type { ToldHoldings } from '../../stores/holdings.ts'
import { type Line, unsureGapEnd } from '../../stores/line.ts'
import type { Gone } from '../../stores/page.ts'

/** What the page knows, whichever issue is asked about. */
export interface SellSurroundings {
  readonly clock: ClockState
  /** Of the real market. */
  readonly calendar: TradingCalendar
  /** The broker's that is asked what can be sold; `undefined`: not told yet. */
  readonly session: SessionStatus | undefined
  readonly gone: Gone
  /** Where VIs come from; `undefined`: not told yet. */
  readonly feed: Environment | undefined
  readonly link: LinkStatus | undefined
  readonly line: Line
  /** The day's VIs; `null` until they have been told. */
  readonly interruptions: readonly VolatilityInterruption[] | null
  /** The last balance, where there is one. */
  readonly holdings: ToldHoldings | null
}

/** One check: what was asked, and what came of it. */
export interface SellCheck {
  readonly code: string
  readonly answer: SellableAnswer | null
  /** Of the clock when the question was asked. */
  readonly leaps: number
  readonly planned: number | null
}

/** Everything that a verdict rests on, from what the page has of it. */
export function sellFactsOf(around: SellSurroundings, check: SellCheck): SellFacts {
  const { clock, session, line } = around
  const answer = check.answer?.code === check.code ? check.answer : null
  const told = answer?.kind === 'answered' ? answer : null
  const environment = answer?.source?.environment ?? session?.environment
  return {
    answer,
    stale: told && staleCause(told, check, presentOf(around)),
    planned: check.planned,
    interruptions: (around.interruptions ?? [])
      .filter(({ issue }) => issue.code === check.code)
      .map((interruption) => ({
        interruption,
        phase: interruptionPhase(interruption, clock.market, line.spans),
        cut: releaseCut(interruption, around.calendar),
      })),
    watch: viWatchOf(around, environment),
    phases: environment === 'demo' ? null : phasesAt(clock.market, around.calendar),
    clockSkew: session?.facts?.clockSkew ?? around.link?.clockSkew ?? null,
    reconciliation: told && reconciled(told, around.holdings),
    mismatches: told?.quantity ? mismatchesIn(told.quantity) : [],
  }
}

function presentOf({ clock: { local, leaps }, session, gone }: SellSurroundings) {
  return { local, leaps, sessionId: session?.id, gone }
}

/** Both venues of an account on the real market. */
function phasesAt(now: Instant, calendar: TradingCalendar): readonly MarketPhase[] {
  return [phaseAt('KRX', now, calendar), phaseAt('NXT', now, calendar)]
}

function viWatchOf(
  { feed, line, link, interruptions, clock }: SellSurroundings,
  environment: Environment | undefined,
): ViWatch {
  if (feed !== undefined && environment !== undefined && (feed === 'demo') !== (environment === 'demo'))
    return { kind: 'elsewhere', environment: feed }
  if (line.down && line.down.kind !== 'loading') return { kind: 'down', since: line.down.since }
  const gap = line.spans.find(({ until }) => until === null)
  if (gap) return { kind: 'down', since: gap.from }
  if (line.down || !link || feed === undefined || interruptions === null) return { kind: 'loading' }
  const isLate = lampsOf(link, clock.local).receiving !== 'works'
  if (isLate) return { kind: 'late', heardAt: (link.heardAt ?? link.since) - line.skew }
  const gapEnd = unsureGapEnd(line, clock.market)
  if (gapEnd !== null) return { kind: 'unsure', gapEnd }
  return { kind: 'live', sureUntil: link.sureUntil === null ? null : link.sureUntil - line.skew }
}

/** A balance of another session is another account's. */
function reconciled(
  told: Extract<SellableAnswer, { readonly kind: 'answered' }>,
  holdings: ToldHoldings | null,
): Reconciliation | null {
  const { quantity, source, askedAt } = told
  if (!quantity) return null
  const balance =
    holdings?.source.session === source.session
      ? { rows: holdings.holdings, question: holdings.source.question, askedAt: holdings.askedAt }
      : null
  return reconcile(quantity, { question: source.question, askedAt }, balance)
}
