import type { Market } from '../market/createMarket.ts'
import type { ScriptedInterruption, SimulatedInterruption } from '../market/interruption.ts'

export interface Storm {
  /** So many VIs, each of another issue, as fast as the registered sockets take them. */
  storm(question: { readonly count: number }): Promise<readonly SimulatedInterruption[]>
}

/** Codes from 900000 on are in no listing. */
const mostIssues = 100_000
const batch = 64

export function createStorm(market: Market, flushed: () => Promise<void>): Storm {
  let used = 0
  return {
    async storm({ count }) {
      if (!Number.isInteger(count) || count < 1 || used + count > mostIssues) {
        throw new Error(`A storm counts 1 to ${mostIssues - used} VIs; ${count} were asked for.`)
      }
      const triggered: SimulatedInterruption[] = []
      while (triggered.length < count) {
        triggered.push(market.trigger(stormScript(used)))
        used += 1
        if (triggered.length % batch === 0) await flushed()
      }
      await flushed()
      return triggered
    },
  }
}

const forms: readonly ScriptedInterruption[] = [
  { venue: 'KRX', kind: 'static', direction: 'up' },
  { venue: 'KRX', kind: 'dynamic', direction: 'down' },
  { venue: 'KRX', kind: 'both', direction: 'down' },
  { venue: 'NXT', kind: 'dynamic', direction: 'up' },
]

function stormScript(n: number): ScriptedInterruption {
  const code = `${900_000 + n}`
  return { ...forms[n % forms.length], code, previousClose: 1_000 + (n % 900), name: `폭풍종목 ${code}` }
}
