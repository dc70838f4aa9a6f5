import { flooded } from '../support/flooded.ts'
import type { Bench } from '../support/measurement.ts'
import { inTurn } from '../support/rounds.ts'

/** From the socket to the product's own words, against ws and JSON.parse alone. */
export const decode: Bench = {
  name: 'decode',
  async measure({ quick, tell }) {
    const size = { events: quick ? 4000 : 200_000, warmUp: quick ? 1000 : 30_000 }
    // With frames sent one by one, the slower of the two readers finds more of them in each read, and looks cheaper.
    const form = { copies: 1, pace: 'packed' } as const
    const rounds = await inTurn(quick ? 2 : 7, {
      tell,
      floor: () => flooded({ subject: 'subjects/floor.ts', ...size, ...form }),
      ours: () => flooded({ subject: 'subjects/decode.ts', ...size, ...form }),
    })
    return [
      { kind: 'ratio', name: 'a 1h frame, decoded', unit: 'µs CPU/event', rounds, goal: { atMost: 1.3 } },
    ]
  },
}
