import { type Exchange, longestAuction, releaseInTime } from './auction.ts'
import { type PlannedInterruption, planDays } from './planDays.ts'

/** Goes on with the planned days, one VI after the other, until the signal aborts. */
type LivelyDay = () => Promise<void>

/**
 * Joins the demo's market, which goes on while nobody runs it: the VIs that are running now are put
 * on the market at once, so that they are released in their time; what is over already is passed by.
 */
export function joinLivelyDay(exchange: Exchange, seed: number): LivelyDay {
  const { market, clock, signal } = exchange
  const admit = ({ interruption, releasedAt }: PlannedInterruption) => {
    // So, too, what began and ended while the machine was asleep.
    if (releasedAt <= clock.now()) return
    market.admit(interruption)
    void releaseInTime(exchange, interruption, releasedAt)
  }

  const joinedAt = clock.now()
  const plan = planDays(seed, joinedAt - longestAuction)
  let next = plan.next().value
  for (; next.interruption.triggeredAt <= joinedAt; next = plan.next().value) admit(next)

  return async () => {
    for (; ; next = plan.next().value) {
      await clock.sleep(Math.max(0, next.interruption.triggeredAt - clock.now()), signal)
      if (signal.aborted) return
      admit(next)
    }
  }
}
