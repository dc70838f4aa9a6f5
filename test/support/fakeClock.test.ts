import { expect, test } from 'vitest'
import { createFakeClock } from './fakeClock.ts'

const never = new AbortController().signal

test('sleepers wake at their own moments, and what they start may sleep again within the span', async () => {
  const clock = createFakeClock(1000)
  const woken: string[] = []
  const sleepTwice = async (name: string, ms: number) => {
    for (let n = 0; n < 2; n++) {
      await clock.sleep(ms, never)
      woken.push(`${name} ${clock.now()}`)
    }
  }
  void sleepTwice('slow', 40)
  void sleepTwice('fast', 25)
  await clock.advance(79)
  expect(woken).toEqual(['fast 1025', 'slow 1040', 'fast 1050'])
  expect(clock.now()).toBe(1079)
  await clock.advance(1)
  expect(woken.at(-1)).toBe('slow 1080')
})

test('an aborted sleep ends at once and is not woken again', async () => {
  const clock = createFakeClock(0)
  const abort = new AbortController()
  const slept = clock.sleep(1_000_000, abort.signal)
  abort.abort()
  await slept
  await clock.sleep(1, abort.signal)
  expect(clock.now()).toBe(0)
})
