import { setTimeout as pause } from 'node:timers/promises'

/** Waits for a condition; a generous deadline turns a hang into a sentence. */
export async function until(what: string, condition: () => boolean, deadline = 20_000): Promise<void> {
  const end = Date.now() + deadline
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Waited ${deadline} ms in vain: ${what}`)
    await pause(2)
  }
}
