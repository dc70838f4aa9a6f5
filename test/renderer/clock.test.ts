import { expect, test } from 'vitest'
import { createClock } from '../../renderer/stores/clock.ts'
import { second, triggered } from './events.ts'

function clockAt(start: number, skew: number) {
  let now = start
  let next: { ms: number; then: () => void } | undefined
  const { store } = createClock({
    now: () => now,
    skew: () => skew,
    after: (ms, then) => {
      next = { ms, then }
    },
  })
  return {
    market: () => store.getState().market,
    step: () => {
      const due = next
      now += due?.ms ?? 0
      due?.then()
      return due?.ms
    },
  }
}

test('the page steps on the broker\u2019s second, not on the PC\u2019s', () => {
  const clock = clockAt(triggered + 90_300, 90_000)
  expect(clock.market()).toBe(triggered)
  expect(clock.step()).toBe(705)
  expect(clock.market()).toBe(triggered + second)
})

test('no second is shown twice or left out', () => {
  const clock = clockAt(triggered + 123, -450)
  const shown = Array.from({ length: 20 }, () => {
    clock.step()
    return clock.market()
  })
  expect(shown).toEqual(shown.map((_, index) => (shown[0] ?? 0) + index * second))
})
