import type { TFunction } from 'i18next'
import type { BudgetStatus } from '../../shared/domain/session.ts'
import type { Instant } from '../../shared/domain/time.ts'

/** The limit that holds the user up first: the one at rest, then the longest queue, then the least that is left. */
export function tightestBudget(budgets: readonly BudgetStatus[], now: Instant): BudgetStatus | undefined {
  const rest = ({ pausedUntil }: BudgetStatus) => Math.max(0, (pausedUntil ?? 0) - now)
  return budgets.toSorted(
    (a, b) => rest(b) - rest(a) || b.waiting - a.waiting || a.left / a.limit - b.left / b.limit,
  )[0]
}

/** "초당 14 / 15", and whether requests wait or rest. */
export function budgetWords(
  { left, limit, period, waiting, pausedUntil }: BudgetStatus,
  now: Instant,
  t: TFunction,
): string {
  const span =
    period === 1000
      ? t('session.budget.second', { left, limit })
      : t('session.budget.span', { left, limit, seconds: Math.round(period / 100) / 10 })
  const rest = pausedUntil === null ? 0 : Math.ceil((pausedUntil - now) / 1000)
  const parts = [span]
  if (waiting > 0) parts.push(t('session.budget.waiting', { count: waiting }))
  if (rest > 0) parts.push(t('session.budget.rest', { seconds: rest }))
  return parts.join(' · ')
}
