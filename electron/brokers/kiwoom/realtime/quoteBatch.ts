import type { QuoteSignal } from '../../../monitor/broker.ts'

/** A signal on its way to the monitor. */
export interface WaitingQuote {
  /** What it replaces while it waits. */
  readonly key: string
  /** Its place in the order in which everything came. */
  readonly nth: number
  readonly signal: QuoteSignal
}

/**
 * What waited, as it came: in the mailbox what replaces another takes its place.
 */
export function quotesOf(waiting: readonly WaitingQuote[]): readonly QuoteSignal[] {
  const ordered = waiting.length === 1 ? waiting : waiting.toSorted((a, b) => a.nth - b.nth)
  return ordered.map(({ signal }) => signal)
}
