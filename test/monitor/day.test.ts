import { expect, test } from 'vitest'
import { createDay } from '../../electron/monitor/day.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

test('a day beyond all bounds keeps the newest ten thousand and a little, and forgets none of those', () => {
  const day = createDay({ interruptionsOf: () => [] }, tenOClock)
  const codes = Array.from({ length: 25_000 }, (_, n) => `${100_000 + n}`)
  for (const code of codes) {
    expect(day.take(interruption({ code })).change).toBe('triggered')
    expect(day.take(interruption({ code })).change).toBe('repeated')
  }
  const kept = day.all().map(({ issue }) => issue.code)
  expect(kept.length).toBeGreaterThanOrEqual(10_000)
  expect(kept.length).toBeLessThan(11_000)
  expect(kept).toEqual(codes.slice(-kept.length))
})
