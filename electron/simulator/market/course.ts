import type { Instant } from '../../../shared/domain/time.ts'
import { createDrift, type Drift, driftedPrice } from './drift.ts'
import type { ListedIssue } from './issues.ts'
import { createTradeFlow, type TradeFlow } from './tradeFlow.ts'

/** How the demo's issues are traded while no VI halts them; a function of the seed alone. */
export interface Course {
  readonly drift: Drift
  readonly flow: TradeFlow
  /** Won: the price of the first trade of the Korean day that begins at `day`. */
  opening(issue: ListedIssue, day: Instant): number
}

export function createCourse(seed: number): Course {
  const drift = createDrift(seed)
  return {
    drift,
    flow: createTradeFlow(seed + 1),
    // At most 1.8 % from the previous close.
    opening: (issue, day) => driftedPrice(issue, issue.previousClose, 0.4 * drift(issue.code, day)),
  }
}
