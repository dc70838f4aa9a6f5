export interface Changes {
  /** Listeners hear of it soon, once for several in a row. */
  note(): void
  subscribe(listener: () => void): void
}

export function createChanges(): Changes {
  const listeners: (() => void)[] = []
  let noted = false

  async function tell(): Promise<void> {
    await Promise.resolve()
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
