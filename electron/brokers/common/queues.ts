import type { Budget } from '../../../shared/domain/budgets.ts'
import type { BudgetStatus } from '../../../shared/domain/session.ts'
import { type BudgetDeps, createBudget, type RequestQueue } from '../../net/budget.ts'

/** One limit of a broker that counts separately: once for the account, or once for each api-id. */
export interface Queues {
  of(scope: string): RequestQueue
  status(): BudgetStatus[]
}

export function createQueues(budget: Budget, deps: Omit<BudgetDeps, 'budget' | 'scope'>): Queues {
  const queues = new Map<string, RequestQueue>()
  return {
    of(scope) {
      const queue = queues.get(scope) ?? createBudget({ ...deps, budget, scope })
      queues.set(scope, queue)
      return queue
    },
    status: () => [...queues.values()].map((queue) => queue.status()),
  }
}
