import { approachLength } from './approach.ts'
import { carryOut, type Exchange, longestAuction } from './auction.ts'
import type { PlannedInterruption } from './createMarket.ts'
import { type PlannedWorld, planDays } from './planDays.ts'

/** Goes on with the planned days, one VI after the other, until the signal aborts. */
type LivelyDay = () => Promise<void>

/** Milliseconds: prices are on their way to a VI before it comes. */
const lead = approachLength + 15_000

/**
 * Joins the demo's market, which goes on while nobody runs it: the VIs that are running now are put
 * on the market at once, so that they are released in their time; what is over already is passed by.
 */
export function joinLivelyDay(exchange: Exchange, world: PlannedWorld): LivelyDay {
  const { market, clock, signal } = exchange
  const joinedAt = clock.now()
  const plan = planDays(world, joinedAt - longestAuction)
  const ahead: PlannedInterruption[] = []
  let next = plan.next().value
  for (; next.interruption.triggeredAt <= joinedAt + lead; next = plan.next().value) {
    market.announce(next)
    if (next.interruption.triggeredAt > joinedAt) ahead.push(next)
    else if (next.releasedAt > joinedAt) void carryOut(exchange, next)
  }

  return async () => {
    for (const each of ahead) void carryOut(exchange, each)
    for (; ; next = plan.next().value) {
      await clock.sleep(Math.max(0, next.interruption.triggeredAt - lead - clock.now()), signal)
      if (signal.aborted) return
      market.announce(next)
      void carryOut(exchange, next)
    }
  }
}
