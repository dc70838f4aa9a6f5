import type { Tick } from '../../shared/domain/quote.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { QuoteSource } from './broker.ts'
import { askEvery, type Places } from './quotePlan.ts'

/** Asks for prices, one after another: first for those that are owed one, then for the polled in turn. */
export interface QuoteTurns {
  /** Each of them is asked for once, as soon as it has its turn. */
  owe(codes: Iterable<string>): void
  /** A price came by itself. */
  settle(code: string): void
  /** Asks until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
}

interface QuoteTurnsDeps {
  readonly clock: Clock
  /** Who can be asked now; `null`: nobody. */
  readonly role: () => QuoteSource | null
  readonly places: () => Places
  readonly onTold: (tick: Tick) => void
}

interface Failed {
  readonly at: Instant
  readonly retryAfter: number
}

/** A broker that does not answer may answer soon; one that says no to a code will go on saying it. */
const retryAfter = { unanswered: 60_000, refused: 10 * 60_000 } as const
/** Between two questions while none of them is answered, at the most, ms. */
const longestPause = 30_000

export function createQuoteTurns({ clock, role, places, onTold }: QuoteTurnsDeps): QuoteTurns {
  const owed = new Set<string>()
  const failed = new Map<string, Failed>()
  /** Where the round of the polled stands: after this one. */
  let polledLast: string | null = null
  let polledAt: Instant = Number.NEGATIVE_INFINITY
  let unanswered = 0

  function mayAsk(code: string): boolean {
    const last = failed.get(code)
    // A clock that was put back would wait for a moment long past.
    return !last || Math.abs(clock.now() - last.at) >= last.retryAfter
  }

  function nextOwed(): string | undefined {
    const { live, polled } = places()
    return owed.size === 0 ? undefined : [...live, ...polled].find((code) => owed.has(code) && mayAsk(code))
  }

  function nextPolled(): string | undefined {
    const { polled, pollEvery } = places()
    // A timer that fires a little early must not cost a turn.
    const soonest = (pollEvery ?? 0) / polled.length - askEvery / 2
    if (pollEvery === null || Math.abs(clock.now() - polledAt) < soonest) return undefined
    const after = polled.indexOf(polledLast ?? '') + 1
    const next = [...polled.slice(after), ...polled.slice(0, after)].find(mayAsk)
    if (next === undefined) return undefined
    polledLast = next
    polledAt = clock.now()
    return next
  }

  async function ask(source: QuoteSource, code: string, signal: AbortSignal): Promise<void> {
    const answer = await source.ask(code, signal)
    if (signal.aborted) return
    if (answer.kind === 'answered' && answer.answer.code === code) {
      unanswered = 0
      owed.delete(code)
      failed.delete(code)
      onTold(answer.answer)
      return
    }
    const isRefused = answer.kind === 'troubled' && answer.trouble.kind === 'refused'
    unanswered = isRefused ? 0 : unanswered + 1
    failed.set(code, { at: clock.now(), retryAfter: retryAfter[isRefused ? 'refused' : 'unanswered'] })
  }

  return {
    owe(codes) {
      for (const code of codes) owed.add(code)
    },
    settle: (code) => void owed.delete(code),
    async run(signal) {
      while (!signal.aborted) {
        const from = clock.now()
        const source = role()
        const code = source ? (nextOwed() ?? nextPolled()) : undefined
        if (source && code !== undefined) await ask(source, code, signal)
        const pause = Math.min(askEvery * 2 ** unanswered, longestPause)
        const spent = Math.min(Math.max(0, clock.now() - from), pause)
        await clock.sleep(pause - spent, signal)
      }
    },
  }
}
