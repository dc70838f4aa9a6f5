import { flooded } from '../support/flooded.ts'
import type { Bench, Ratio } from '../support/measurement.ts'
import { inTurn } from '../support/rounds.ts'

/**
 * One by one is how a server sends. The floor then makes more and smaller reads than ours, which finds more frames
 * waiting: part of the ratio. In packets full of frames both read alike, and reading is as cheap as it can be.
 */
const forms = [
  { name: 'every frame an event', copies: 1, pace: 'packed', goal: { atMost: 2.5 } },
  { name: 'every event in two frames', copies: 2, pace: 'packed', goal: { atMost: 2.5 } },
  { name: 'every frame an event, frames one by one', copies: 1, pace: 'each', goal: { atMost: 2.5 } },
  { name: 'every event in two frames, frames one by one', copies: 2, pace: 'each', goal: { atMost: 2.5 } },
] as const

/** From the socket through the journal to the window, against ws and JSON.parse alone. */
export const pipeline: Bench = {
  name: 'pipeline',
  async measure({ quick, tell }) {
    const size = { events: quick ? 4000 : 200_000, warmUp: quick ? 1000 : 30_000 }
    const measured: Ratio[] = []
    for (const { name, goal, ...form } of forms) {
      tell(name)
      const rounds = await inTurn(quick ? 2 : 5, {
        tell,
        floor: () => flooded({ subject: 'subjects/floor.ts', ...size, ...form }),
        ours: () => flooded({ subject: 'subjects/pipeline.ts', ...size, ...form }),
      })
      measured.push({ kind: 'ratio', name: `socket to window, ${name}`, unit: 'µs CPU/event', rounds, goal })
    }
    return measured
  },
}
