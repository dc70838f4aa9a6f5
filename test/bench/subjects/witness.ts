import type { MonitorApi } from '../../../shared/contract.ts'
import type { FloodEvent } from '../load/frames.ts'

/** Hands the VI feed on as it is, and knows when an event has gone through it. */
export interface Witness {
  readonly interruptions: MonitorApi['interruptions']
  /** Resolves when the event, seen in so many forms, was told and the listener has asked for more. */
  until(event: FloodEvent, copies: number): Promise<void>
}

export function createWitness(api: MonitorApi): Witness {
  let waited: { readonly part: string; readonly venues: number; done(): void } | undefined
  return {
    async *interruptions(...asked) {
      for await (const batch of api.interruptions(...asked)) {
        yield batch
        const latest = batch.at(-1)
        const event = latest?.kind === 'today' ? latest.interruptions.at(-1) : latest?.interruption
        if (waited && event?.id.includes(waited.part) && event.venues.length === waited.venues) waited.done()
      }
    },
    until: ({ code, time }, copies) =>
      new Promise((resolve) => {
        waited = { part: `-${code}-${time}-`, venues: copies, done: resolve }
      }),
  }
}
