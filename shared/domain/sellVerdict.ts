import { sent } from './figure.ts'
import type { Environment } from './instrument.ts'
import type { MarketPhase } from './marketPhase.ts'
import type { Reconciliation } from './reconciliation.ts'
import type { SellableAnswer, SellableFigure, SellableQuantity } from './sellableQuantity.ts'
import type { SumMismatch } from './sellSums.ts'
import type { Instant } from './time.ts'
import type { Trouble } from './trouble.ts'
import type { InterruptionPhase, VolatilityInterruption } from './volatilityInterruption.ts'

/** Why a figure that was once right may not be looked at as the present one. */
export type StaleCause =
  /** Older than `freshFor`. */
  | 'age'
  /** The machine slept, or its clock was set: how old it is cannot be told. */
  | 'time-leapt'
  /** Another profile, account or server is in use now. */
  | 'other-session'
  /** The page lost Vigil. */
  | 'cut-off'

/** A figure counts as present for so long after its question left, ms. */
export const freshFor = 5000

/** How the VI feed stands for the market that the account trades on. */
export type ViWatch =
  /** Every VI until `sureUntil` has been heard. */
  | { readonly kind: 'live'; readonly sureUntil: Instant | null }
  /** Live, and a sign of life is overdue. */
  | { readonly kind: 'late'; readonly heardAt: Instant }
  | { readonly kind: 'down'; readonly since: Instant }
  /** Live again after a gap in which a VI may have begun that still runs: no auction of KRX lasts longer than 150 s. */
  | { readonly kind: 'unsure'; readonly gapEnd: Instant }
  | { readonly kind: 'loading' }
  /** VIs come from another market than the account's: a simulated feed beside a real account, or the reverse. */
  | { readonly kind: 'elsewhere'; readonly environment: Environment }

/** All that a verdict rests on; times in the broker's time but for the answer's. */
export interface SellFacts {
  /** `null`: nothing was asked yet. */
  readonly answer: SellableAnswer | null
  /** `null`: fresh. */
  readonly stale: StaleCause | null
  /** Shares the user means to sell; `null`: not said. */
  readonly planned: number | null
  /** Today's VIs of the issue, newest first. */
  readonly interruptions: readonly ToldInterruption[]
  readonly watch: ViWatch
  /** `null`: the market of this account has no hours (the simulator's). */
  readonly phases: readonly MarketPhase[] | null
  /** This machine's clock minus the broker's, ms; `null`: not measured. */
  readonly clockSkew: number | null
  readonly reconciliation: Reconciliation | null
  readonly mismatches: readonly SumMismatch[]
}

export interface ToldInterruption {
  readonly interruption: VolatilityInterruption
  readonly phase: InterruptionPhase
  /** The end of trading before its window's end; see `releaseCut`. */
  readonly cut: Instant | null
}

/** `bad` makes the verdict what it is; `note` says what else is known; `good` is what speaks for a sale. */
export type Reason =
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'no-figures' }
  | { readonly kind: 'unread-quantity'; readonly fields: readonly SellableFigure[] }
  | { readonly kind: 'stale'; readonly cause: StaleCause }
  | ({ readonly kind: 'interruption' } & ToldInterruption)
  | { readonly kind: 'watch'; readonly watch: Exclude<ViWatch, { readonly kind: 'live' }> }
  | { readonly kind: 'over-selling'; readonly planned: number; readonly sellable: number }
  | { readonly kind: 'not-held' }
  | { readonly kind: 'nothing-sellable'; readonly held: number }
  | { readonly kind: 'more-sellable-than-held'; readonly held: number; readonly sellable: number }
  | { readonly kind: 'market-closed'; readonly phases: readonly MarketPhase[] }
  | { readonly kind: 'clock-off'; readonly clockSkew: number }
  | { readonly kind: 'sums-differ'; readonly mismatches: readonly SumMismatch[] }
  | { readonly kind: 'unread-figures'; readonly fields: readonly SellableFigure[] }
  | { readonly kind: 'no-interruption'; readonly today: number; readonly lastRelease: Instant | null }
  | {
      readonly kind: 'market-open'
      readonly phases: readonly MarketPhase[]
      readonly clockSkew: number | null
    }

export interface WeighedReason {
  readonly weight: 'bad' | 'note' | 'good'
  readonly reason: Reason
}

/** `none`: nothing was asked. */
export interface SellVerdict {
  readonly kind: 'none' | 'sellable' | 'caution' | 'unknown'
  readonly reasons: readonly WeighedReason[]
}

/** From here on a clock's error makes ages and countdowns wrong, ms. */
const clockOffFrom = 5000

/**
 * Whether shares can be sold now, and what stands in the way, the most important first. Never `sellable` on a figure
 * that is old, missing or unread.
 */
export function sellVerdict(facts: SellFacts): SellVerdict {
  const { answer } = facts
  if (answer === null) return { kind: 'none', reasons: [] }
  if (answer.kind === 'troubled') return unknown({ kind: 'trouble', trouble: answer.trouble }, facts)
  if (answer.quantity === null) return unknown({ kind: 'no-figures' }, facts)
  const { quantity } = answer
  const held = sent(quantity.held)
  const sellable = sent(quantity.sellable)
  if (held === null || sellable === null)
    return unknown({ kind: 'unread-quantity', fields: unreadOf(quantity).filter(decides) }, facts)
  const bad = [
    ...ofAge(facts),
    ...runningOf(facts),
    ...ofQuantity(held, sellable, facts.planned),
    ...closedMarket(facts),
    ...ofWatch(facts),
    ...ofClock(facts),
  ]
  return {
    kind: bad.length > 0 ? 'caution' : 'sellable',
    reasons: [
      ...weigh('bad', bad),
      ...weigh('note', notesOf(quantity, facts)),
      ...weigh('good', goodOf(facts)),
    ],
  }
}

/** A VI and a dead line are worth knowing beside a check that failed: the shares may be sold elsewhere. */
function unknown(reason: Reason, facts: SellFacts): SellVerdict {
  const beside = [...runningOf(facts), ...unconfirmedOf(facts), ...ofWatch(facts)]
  return { kind: 'unknown', reasons: [...weigh('bad', [reason]), ...weigh('note', beside)] }
}

function weigh(weight: WeighedReason['weight'], reasons: readonly Reason[]): readonly WeighedReason[] {
  return reasons.map((reason) => ({ weight, reason }))
}

function ofAge({ stale }: SellFacts): readonly Reason[] {
  return stale === null ? [] : [{ kind: 'stale', cause: stale }]
}

function ofQuantity(held: number, sellable: number, planned: number | null): readonly Reason[] {
  const reasons: Reason[] = []
  if (planned !== null && planned > sellable) reasons.push({ kind: 'over-selling', planned, sellable })
  if (held === 0) reasons.push({ kind: 'not-held' })
  if (held > 0 && sellable === 0) reasons.push({ kind: 'nothing-sellable', held })
  if (sellable > held) reasons.push({ kind: 'more-sellable-than-held', held, sellable })
  return reasons
}

function closedMarket({ phases }: SellFacts): readonly Reason[] {
  return phases?.every(({ trading }) => trading === 'none') ? [{ kind: 'market-closed', phases }] : []
}

function ofWatch({ watch }: SellFacts): readonly Reason[] {
  return watch.kind === 'live' ? [] : [{ kind: 'watch', watch }]
}

function ofClock({ clockSkew }: SellFacts): readonly Reason[] {
  return clockSkew !== null && Math.abs(clockSkew) >= clockOffFrom ? [{ kind: 'clock-off', clockSkew }] : []
}

function notesOf(quantity: SellableQuantity, facts: SellFacts): readonly Reason[] {
  const { mismatches } = facts
  const fields = unreadOf(quantity)
  return [
    ...unconfirmedOf(facts),
    ...(mismatches.length > 0 ? [{ kind: 'sums-differ', mismatches } as const] : []),
    ...(fields.length > 0 ? [{ kind: 'unread-figures', fields } as const] : []),
  ]
}

function goodOf(facts: SellFacts): readonly Reason[] {
  const { phases, clockSkew } = facts
  const open = phases !== null && closedMarket(facts).length === 0
  return [...quietOf(facts), ...(open ? [{ kind: 'market-open', phases, clockSkew } as const] : [])]
}

/** That no VI runs is known only on a live line, and only if every VI of today was seen to end. */
function quietOf(facts: SellFacts): readonly Reason[] {
  const today = toldOf(facts)
  if (facts.watch.kind !== 'live' || today.some(({ phase }) => phase !== 'released')) return []
  const releases = today.flatMap(({ interruption }) => interruption.releasedAt ?? [])
  const lastRelease = releases.length > 0 ? Math.max(...releases) : null
  return [{ kind: 'no-interruption', today: today.length, lastRelease }]
}

/** Those that run, or may. */
function runningOf(facts: SellFacts): readonly Reason[] {
  return toldOf(facts)
    .filter(({ phase }) => phase !== 'released' && phase !== 'unconfirmed')
    .map((told) => ({ kind: 'interruption', ...told }))
}

function unconfirmedOf(facts: SellFacts): readonly Reason[] {
  return toldOf(facts)
    .filter(({ phase }) => phase === 'unconfirmed')
    .map((told) => ({ kind: 'interruption', ...told }))
}

/** Today's VIs of the market that the account trades on: those of another market say nothing about it. */
function toldOf({ watch, interruptions }: SellFacts): SellFacts['interruptions'] {
  return watch.kind === 'elsewhere' ? [] : interruptions
}

/** The figures of an answer, in the order of a card. */
const figures: readonly SellableFigure[] = [
  'sellable',
  'held',
  'boughtToday',
  'soldToday',
  'nonSavings',
  'averagePrice',
  'cost',
  'price',
  'worth',
  'profit',
  'profitRate',
]

function unreadOf(quantity: SellableQuantity): readonly SellableFigure[] {
  return figures.filter((field) => quantity[field].kind !== 'sent')
}

function decides(field: SellableFigure): boolean {
  return field === 'sellable' || field === 'held'
}
