import { flooded } from '../support/flooded.ts'
import type { Bench, Ratio } from '../support/measurement.ts'
import { inTurn } from '../support/rounds.ts'

/**
 * Sent by themselves, frames cost the floor many small reads, which ours is too busy to make: a fair picture of a
 * storm, but no fair comparison. The goal is on packets full of frames, where both read alike.
 */
const forms = [
  { name: 'every frame an event', copies: 1, pace: 'packed', goal: { atMost: 2.5 } },
  { name: 'every event in two frames', copies: 2, pace: 'packed', goal: { atMost: 2.5 } },
  { name: 'every frame an event, frames one by one', copies: 1, pace: 'each', goal: null },
  { name: 'every event in two frames, frames one by one', copies: 2, pace: 'each', goal: null },
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
