import type { Budget } from '../../shared/domain/budgets.ts'
import type { BudgetStatus } from '../../shared/domain/session.ts'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import { createBrake } from './brake.ts'
import { createLanes } from './lanes.ts'

export interface BudgetDeps {
  readonly budget: Budget
  /** What it counts, for the screen: an api-id, or the account. */
  readonly scope: string
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly onChange: () => void
}

/** One limit of a broker, kept by waiting. Lanes take turns, so that a long list cannot starve one question. */
export interface RequestQueue {
  /** Resolves when the request may go out; `false`: the signal aborted first, and nothing was spent. */
  turn(lane: string, signal: AbortSignal): Promise<boolean>
  /** The broker said "too many": everything pauses, longer each time in a row, with jitter. */
  pushedBack(): void
  /** An answer came that was not "too many". */
  eased(): void
  status(): BudgetStatus
}

/** The clock may be set while the queue sleeps, so it looks again this often, ms. */
const longestNap = 1000

type Settle = (granted: boolean) => void

export function createBudget({ budget, scope, clock, random, onChange }: BudgetDeps): RequestQueue {
  const waiters = createLanes<Settle>()
  const brake = createBrake(budget.period, random)
  /** When the latest requests went out, oldest first; never more than `limit` of them. */
  let sent: readonly Instant[] = []
  let serving: AbortController | null = null

  const spacing = () => brake.stretched(budget.spacing)

  /** The first moment that fits every rule. What a clock set back has moved into the future was now. */
  const opensAt = (now: Instant): Instant => {
    sent = sent.map((at) => Math.min(at, now))
    const oldest = sent.length < budget.limit ? undefined : sent[0]
    const window = oldest === undefined ? now : oldest + budget.period
    const gap = (sent.at(-1) ?? now - spacing()) + spacing()
    return Math.max(window, gap, brake.pausedUntil(now) ?? now)
  }

  const spend = (now: Instant) => {
    sent = [...sent, now].slice(-budget.limit)
    brake.released()
    onChange()
  }

  const grantNext = (now: Instant) => {
    spend(now)
    waiters.next()?.(true)
  }

  /** Nobody waits, and nothing is to be waited for. */
  const grantsAtOnce = (): boolean => {
    const now = clock.now()
    if (serving || opensAt(now) > now) return false
    spend(now)
    return true
  }

  const serve = async (signal: AbortSignal) => {
    while (waiters.count() > 0 && !signal.aborted) {
      const now = clock.now()
      const wait = opensAt(now) - now
      if (wait <= 0) grantNext(now)
      else await clock.sleep(Math.min(wait, longestNap), signal)
    }
  }

  /** Lives only while somebody waits, so that an idle queue holds no timer. */
  const keepServing = async () => {
    if (serving) return
    while (waiters.count() > 0) {
      serving = new AbortController()
      await serve(serving.signal)
    }
    serving = null
  }

  return {
    turn(lane, signal) {
      if (signal.aborted) return Promise.resolve(false)
      if (grantsAtOnce()) return Promise.resolve(true)
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const settle: Settle = (granted) => {
        signal.removeEventListener('abort', giveUp)
        resolve(granted)
      }
      const giveUp = () => {
        waiters.leave(lane, settle)
        if (waiters.count() === 0) serving?.abort()
        settle(false)
        onChange()
      }
      signal.addEventListener('abort', giveUp)
      waiters.enter(lane, settle)
      void keepServing()
      if (waiters.count() > 0) onChange()
      return promise
    },
    pushedBack() {
      brake.push(clock.now())
      onChange()
    },
    eased: () => brake.ease(clock.now()),
    status() {
      const now = clock.now()
      const spent = sent.filter((at) => now - at < budget.period).length
      // A queue that had to slow down says what it really does now.
      const limit = Math.max(1, Math.min(budget.limit, Math.floor(budget.period / spacing())))
      return {
        scope,
        limit,
        period: budget.period,
        left: Math.max(0, limit - spent),
        waiting: waiters.count(),
        pausedUntil: brake.pausedUntil(now),
      }
    },
  }
}
