import { expect, test } from 'vitest'
import { createClock } from '../../renderer/stores/clock.ts'
import { second, triggered } from './events.ts'
import { createMachine } from './support/sellWorld.ts'

function clockAt(start: number, skew: number) {
  let now = start
  let next: { ms: number; then: () => void } | undefined
  const { store } = createClock({
    now: () => now,
    monotonic: () => now,
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

function pageOn(machine = createMachine(triggered)) {
  const { store, tick, tickAt } = createClock({ ...machine, skew: () => 0 })
  return { machine, tick, tickAt, now: () => store.getState() }
}

test('a sleep and a clock that was set are noticed within a second', async () => {
  const { machine, now } = pageOn()
  await machine.pass(10 * second, () => {})
  expect(now().leaps).toBe(0)
  machine.suspend(60 * second)
  await machine.pass(1010, () => {})
  expect(now().leaps).toBe(1)
  machine.setClock(-2 * second)
  await machine.pass(1010, () => {})
  expect(now().leaps).toBe(2)
  machine.setClock(3600 * second)
  await machine.pass(10 * second, () => {})
  expect(now().leaps).toBe(3)
})

test('nudges add up to a leap, a short sleep hides none, and any step back is one', async () => {
  const { machine, now, tick } = pageOn()
  for (let nudges = 0; nudges < 3; nudges++) {
    machine.setClock(400)
    await machine.pass(2 * second, () => {})
  }
  expect(now().leaps).toBe(1)
  machine.suspend(900)
  await machine.pass(2 * second, () => {})
  machine.setClock(-1000)
  await machine.pass(2 * second, () => {})
  expect(now().leaps).toBe(2)
  tick()
  machine.setClock(-50)
  tick()
  expect(now().leaps).toBe(3)
})

test('a clock that is set back just before the moment that somebody waits for delays it by nothing', async () => {
  const { machine, tickAt, now } = pageOn()
  tickAt(machine.now() + 5 * second)
  await machine.pass(4990, () => {})
  machine.setClock(-3600 * second)
  await machine.pass(10, () => {})
  expect(now().leaps).toBe(1)
})

test('the clock is read at the very moment that somebody waits for, a short sleep taken into account', async () => {
  const { machine, tickAt, now } = pageOn()
  await machine.pass(300, () => {})
  const due = machine.now() + 5 * second
  tickAt(due)
  await machine.pass(2 * second, () => {})
  machine.suspend(900)
  const seen: number[] = []
  await machine.pass(3 * second, () => seen.push(now().local))
  expect(seen).toContain(due)
})
