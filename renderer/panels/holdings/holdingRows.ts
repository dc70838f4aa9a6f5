import { sent } from '../../../shared/domain/figure.ts'
import type { Holding } from '../../../shared/domain/holding.ts'
import type { BrokerId, Issue } from '../../../shared/domain/instrument.ts'
import type { Reconciliation } from '../../../shared/domain/reconciliation.ts'
import type { SellVerdict, StaleCause } from '../../../shared/domain/sellVerdict.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { HoldingsState } from '../../stores/holdings.ts'
import type { Heard } from '../../stores/sellCheck.ts'

/** Where the question about an issue stands: `waiting` and `asking` in the run that goes on. */
export type Turn = 'none' | 'waiting' | 'asking'

/** What another account has of the issue, by its own broker's word. */
export interface HeldElsewhere {
  readonly broker: BrokerId
  /** Masked; `null`: unknown. */
  readonly account: string | null
  readonly quantity: number
  readonly askedAt: Instant
}

/** One issue of the table. */
export interface HoldingRow {
  readonly issue: Issue
  /** What the balance says of it, a row for its cash shares and one for each loan; none in the user's own list. */
  readonly balance: readonly Holding[]
  readonly heard: Heard | null
  /** What other accounts have of it; one that the balance above tells of is none of them. */
  readonly elsewhere: readonly HeldElsewhere[]
  readonly turn: Turn
  /** `null`: fresh, or not asked. */
  readonly stale: StaleCause | null
  readonly verdict: SellVerdict
  readonly reconciliation: Reconciliation | null
  /** `null`: not asked, or not known. A verdict of `unknown` never has any. */
  readonly figures: HoldingFigures | null
}

/** Shares. */
export interface HoldingFigures {
  readonly held: number
  readonly sellable: number
  /** Held less sellable. */
  readonly difference: number
}

/** What is to be thought of an answer now; see `sellVerdict`. */
export type Judged = Pick<HoldingRow, 'stale' | 'verdict' | 'reconciliation'>

interface RowDeps {
  readonly codes: readonly string[]
  readonly nameOf: (code: string) => string | null
  readonly elsewhereOf: (code: string) => readonly HeldElsewhere[]
  readonly judge: (row: Pick<HoldingRow, 'issue' | 'balance' | 'heard'>) => Judged
}

/** A row for each code, in their order. */
export function holdingRows(
  { rows, answers, run }: Pick<HoldingsState, 'rows' | 'answers' | 'run'>,
  { codes, nameOf, elsewhereOf, judge }: RowDeps,
): readonly HoldingRow[] {
  const balances = Map.groupBy(rows?.holdings ?? [], ({ issue }) => issue.code)
  const left = run?.end === null ? run.left : []
  const waiting = new Set(left)
  return codes.map((code) => {
    const balance = balances.get(code) ?? []
    const heard = answers.get(code) ?? null
    const elsewhere = elsewhereOf(code)
    const issue = { code, name: balance[0]?.issue.name ?? toldName(heard) ?? nameOf(code) }
    const turn = code === left[0] ? 'asking' : waiting.has(code) ? 'waiting' : 'none'
    const judged = judge({ issue, balance, heard })
    return { issue, balance, heard, elsewhere, turn, ...judged, figures: figuresOf(heard, judged.verdict) }
  })
}

function toldName(heard: Heard | null): string | null {
  return heard?.answer.kind === 'answered' ? (heard.answer.quantity?.issue.name ?? null) : null
}

function figuresOf(heard: Heard | null, { kind }: SellVerdict): HoldingFigures | null {
  if (heard?.answer.kind !== 'answered' || heard.answer.quantity === null || kind === 'unknown') return null
  const held = sent(heard.answer.quantity.held)
  const sellable = sent(heard.answer.quantity.sellable)
  if (held === null || sellable === null) return null
  return { held, sellable, difference: held - sellable }
}

/** When the question left, or when it was given up; `null`: not asked. */
export function askedAtOf({ heard }: Pick<HoldingRow, 'heard'>): Instant | null {
  if (heard === null) return null
  return heard.answer.kind === 'answered' ? heard.answer.askedAt : heard.answer.at
}

/** The balance's own shares of the issue, all rows together; `null`: it has none, or one of them is unread. */
export function balanceOf({ balance }: Pick<HoldingRow, 'balance'>): number | null {
  const held = balance.flatMap((row) => sent(row.held) ?? [])
  if (balance.length === 0 || held.length < balance.length) return null
  return held.reduce((sum, shares) => sum + shares, 0)
}
