import type { Clock } from '../../shared/domain/time.ts'

export interface Changes {
  /** Listeners hear of it soon, once for several in a row. */
  note(): void
  subscribe(listener: () => void): void
}

/** One question makes several changes; whoever listens hears of them together, and not while the answer is read, ms. */
const soon = 20

export function createChanges(clock: Clock): Changes {
  const listeners: (() => void)[] = []
  let noted = false

  async function tell(): Promise<void> {
    await clock.sleep(soon, neverAborted)
    noted = false
    for (const listener of listeners) listener()
  }

  return {
    note() {
      if (noted) return
      noted = true
      void tell()
    },
    subscribe(listener) {
      listeners.push(listener)
    },
  }
}

const neverAborted = new AbortController().signal
