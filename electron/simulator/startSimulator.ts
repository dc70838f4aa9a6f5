import type { Clock } from '../../shared/domain/time.ts'
import type { KiwoomSimulator } from './kiwoom/kiwoomSimulator.ts'
import { startKiwoom } from './kiwoom/startKiwoom.ts'
import { createMarket } from './market/createMarket.ts'
import { runLivelyDay } from './market/livelyDay.ts'
import { createRandom } from './random.ts'

export interface SimulatorOptions {
  readonly clock: Clock
  /** The same seed tells the same day. */
  readonly seed: number
  /** `lively`: the demo's day, from the first registration on. `quiet`: nothing but PINGs until a test acts. */
  readonly day: 'lively' | 'quiet'
  /** Milliseconds between PINGs; 10,000 unless told. */
  readonly pingPeriod?: number
}

export interface Simulator extends AsyncDisposable {
  readonly kiwoom: KiwoomSimulator
}

/** Brokers' servers on 127.0.0.1 that speak their documented wire over one invented market. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, seed, day, pingPeriod = 10_000 } = options
  const ended = new AbortController()
  const market = createMarket({ clock, random: createRandom(seed) })
  let begun = day === 'quiet'

  const begin = () => {
    if (begun) return
    begun = true
    void runLivelyDay({ market, clock, random: createRandom(seed + 1), signal: ended.signal })
  }
  const kiwoom = await startKiwoom({ clock, seed: seed + 2, market, pingPeriod, onViRegistered: begin })

  return {
    kiwoom,
    async [Symbol.asyncDispose]() {
      ended.abort()
      await kiwoom[Symbol.asyncDispose]()
    },
  }
}
