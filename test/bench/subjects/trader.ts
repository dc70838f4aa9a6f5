import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KiwoomSimulator } from '../../../electron/simulator/kiwoom/kiwoomSimulator.ts'
import { interruptionId } from '../../../shared/domain/volatilityInterruption.ts'
import type { Burst, BurstSent, Sent } from './hostQuestions.ts'

/** Codes from here on are in no listing, so that each event is of an issue of its own. */
const firstCode = 500_000
/** How often a burst sends its share, ms. */
const step = 10

/** Makes VIs happen, and remembers when. */
export function createTrader(market: KiwoomSimulator) {
  let issues = 0

  function trigger(): Sent {
    const code = `${firstCode + issues++}`
    const at = performance.timeOrigin + performance.now()
    const { triggeredAt, kind } = market.trigger({ code, name: `계측종목 ${code}`, kind: 'static' })
    return { id: interruptionId(code, triggeredAt, kind), at }
  }

  return {
    trigger,
    async burst({ count, milliseconds }: Burst): Promise<BurstSent> {
      const delay = monitorEventLoopDelay({ resolution: 1 })
      const sent: Sent[] = []
      const startedAt = performance.now()
      delay.enable()
      while (sent.length < count) {
        const due = Math.min(count, Math.ceil(((performance.now() - startedAt) / milliseconds) * count))
        while (sent.length < due) sent.push(trigger())
        await sleep(step)
      }
      // What the last of them set off is part of it.
      await sleep(milliseconds / 2)
      delay.disable()
      return { sent, delayP99: delay.percentile(99) / 1e6 }
    },
  }
}
