import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for a condition; gives up, with its words, long after a healthy machine would have met it. */
export async function until(isMet: () => boolean, words: string): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!isMet()) {
    if (Date.now() > deadline) throw new Error(`Never happened: ${words}`)
    await sleep(2)
  }
}
