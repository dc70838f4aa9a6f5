import type { Brokerage, DemoServers } from './broker.ts'

/** The simulator, running while anybody uses it. */
export interface DemoDesk extends AsyncDisposable {
  enter(): Promise<DemoServers>
  /** Once for each `enter` that was answered. */
  leave(): Promise<void>
}

export function createDemoDesk({ startDemo }: Pick<Brokerage, 'startDemo'>): DemoDesk {
  let started: Promise<DemoServers> | undefined
  let guests = 0

  async function end(): Promise<void> {
    const ending = started
    started = undefined
    await (await ending)?.[Symbol.asyncDispose]()
  }

  return {
    async enter() {
      guests += 1
      try {
        started ??= startDemo()
        return await started
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
    [Symbol.asyncDispose]: end,
  }
}
