import type { Instant } from '../../../shared/domain/time.ts'
import { createRandom, seedOf } from '../random.ts'
import type { ListedIssue } from './issues.ts'
import { type ProgramVenue, type Trade, tradeUntil } from './programFlow.ts'

/** Program trade in one issue. */
export interface IssueTrades {
  /** `undefined` where nobody arbitrages: only issues of the KOSPI 200 are in a future's basket. */
  readonly arbitrage: Trade | undefined
  readonly nonArbitrage: Trade
}

/** Program trade since midnight in Korea, by issue. */
export type IssueProgram = (issue: ListedIssue, venue: ProgramVenue, at: Instant) => IssueTrades

export function createIssueProgram(seed: number): IssueProgram {
  return (issue, venue, at) => {
    // 백만원 a day: five hundred for the quiet, a hundred thousand for the busiest.
    const amount = 500 * 200 ** createRandom(seedOf(seed, issue.code))()
    const price = issue.previousClose / 1000
    const trade = (kind: string, part: number) =>
      tradeUntil(seed, { name: `${issue.code} ${kind}`, amount: amount * part, price }, venue, at)
    return {
      arbitrage: issue.kospi200 ? trade('arbitrage', 0.06) : undefined,
      nonArbitrage: trade('nonArbitrage', 1),
    }
  }
}
