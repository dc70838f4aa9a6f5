import type { Brokerage, DemoServers } from './broker.ts'

/** The simulator, running while anybody uses it. */
export interface DemoDesk extends AsyncDisposable {
  enter(): Promise<DemoServers>
  /** Once for each `enter` that was answered. */
  leave(): Promise<void>
  /** `null`: it does not run. */
  running(): DemoServers | null
}

export function createDemoDesk({ startDemo }: Pick<Brokerage, 'startDemo'>): DemoDesk {
  let started: Promise<DemoServers> | undefined
  let guests = 0
  let running: DemoServers | null = null

  async function end(): Promise<void> {
    const ending = started
    started = undefined
    running = null
    await (await ending)?.[Symbol.asyncDispose]()
  }

  return {
    async enter() {
      guests += 1
      try {
        started ??= startDemo()
        running = await started
        return running
      } catch (error) {
        guests -= 1
        started = undefined
        throw error
      }
    },
    async leave() {
      guests -= 1
      if (guests === 0) await end()
    },
    running: () => running,
    [Symbol.asyncDispose]: end,
  }
}
