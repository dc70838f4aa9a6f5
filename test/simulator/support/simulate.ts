import { type SimulatorOptions, startSimulator } from '../../../electron/simulator/startSimulator.ts'
import { createFakeClock } from '../../support/fakeClock.ts'

/** 2026-11-20 09:30:00 in Korea. */
export const morning = Date.UTC(2026, 10, 20, 0, 30)

/** A simulator whose time stands still until the test moves it. */
export async function simulate({
  start = morning,
  ...options
}: Partial<SimulatorOptions> & { start?: number } = {}) {
  const clock = createFakeClock(start)
  const simulator = await startSimulator({ clock, seed: 7, day: 'quiet', ...options })
  const { kis, kiwoom, koscom, movePrice, programTable } = simulator
  return {
    clock,
    kis,
    kiwoom,
    koscom,
    movePrice,
    programTable,
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  }
}
